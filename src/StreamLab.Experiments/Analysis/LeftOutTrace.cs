namespace StreamLab.Experiments;

/// <summary>A trace that no figure counts, because a session over it did not come to the end of the media.</summary>
/// <param name="Trace">Folder and file.</param>
/// <param name="Why">The first rule that failed there, and how.</param>
public sealed record LeftOutTrace(string Trace, string Why)
{
    public override string ToString() => $"{Trace}: {Why}";
}
