namespace StreamLab.Cli.Soaking;

/// <summary>What the memory of a soak says.</summary>
internal enum MemoryVerdict
{
    Flat,
    Grows,

    /// <summary>The samples scatter too much, or are too few, for their slope to say either.</summary>
    Inconclusive,
}
