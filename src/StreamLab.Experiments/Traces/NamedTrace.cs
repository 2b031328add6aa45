using StreamLab.Network;

namespace StreamLab.Experiments;

/// <summary>A bandwidth trace of a study.</summary>
/// <param name="Set">Name of the folder it lies in.</param>
/// <param name="Name">Name of the file.</param>
/// <param name="Hash">SHA-256 of the file, in lower-case hexadecimal.</param>
public sealed record NamedTrace(string Set, string Name, BandwidthTrace Trace, string Hash)
{
    /// <summary>Why it hardly can be meant as it was read; null where it can.</summary>
    public string? Warning { get; init; }

    public override string ToString() => $"{Set}/{Name}";
}
