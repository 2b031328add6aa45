namespace StreamLab.Experiments;

/// <summary>What a user has of the data of a publication.</summary>
/// <param name="Traces">Folders and files.</param>
/// <param name="Media">The media description.</param>
/// <param name="Jobs">Sessions at the same time.</param>
public sealed record ReproductionData(IReadOnlyList<string> Traces, string Media, int Jobs);
