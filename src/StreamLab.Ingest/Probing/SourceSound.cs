namespace StreamLab.Ingest.Probing;

/// <summary>A track of sound in a clip.</summary>
/// <param name="Stream">Index among the file's streams.</param>
/// <param name="Codec">As ffmpeg calls it.</param>
/// <param name="Language">ISO 639-2, null where the clip does not say.</param>
internal sealed record SourceSound(int Stream, string Codec, string? Language)
{
    public override string ToString() => $"sound in stream {Stream} ({Codec}{(Language is null ? "" : $", {Language}")})";
}
