namespace StreamLab.Experiments;

/// <summary>A file that could not be used as a trace.</summary>
/// <param name="Path">As the user named it.</param>
/// <param name="Label">Folder and file name: what files of a study may tell.</param>
/// <param name="Why">What is wrong, with the line.</param>
public sealed record SkippedTrace(string Path, string Label, string Why)
{
    public override string ToString() => $"{Path}: {Why}";
}
