namespace StreamLab.Ingest.Probing;

/// <summary>What an ingest takes from a clip.</summary>
/// <param name="Sounds">The tracks that have sound, the clip's own choice first.</param>
/// <param name="Notes">What was left out or is changed, a line each for people.</param>
internal sealed record SourceMedia(SourcePicture Picture, IReadOnlyList<SourceSound> Sounds, IReadOnlyList<string> Notes);
