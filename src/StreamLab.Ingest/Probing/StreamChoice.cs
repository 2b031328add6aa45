using FFMpegCore;

namespace StreamLab.Ingest.Probing;

/// <summary>Which streams of a clip are worth a try, in which order, and what is said of the rest.</summary>
internal static class StreamChoice
{
    private const int MaxSounds = 8;

    /// <summary>
    /// Moving pictures: those that the clip marks as its default first, then the largest. A cover is none; not every container marks it so, and a
    /// single picture goes behind those that move.
    /// </summary>
    public static IReadOnlyList<VideoStream> Pictures(IMediaAnalysis analysis, PacketSurvey packets) =>
    [
        .. analysis.VideoStreams
            .Where(stream => !Is(stream, "attached_pic") && packets[stream.Index].Count > 0)
            .OrderByDescending(stream => packets[stream.Index].Count > 1)
            .ThenByDescending(stream => Is(stream, "default"))
            .ThenByDescending(stream => (long)stream.Width.GetValueOrDefault() * stream.Height.GetValueOrDefault()),
    ];

    /// <summary>Sound that has packets: the clip's default first.</summary>
    public static IReadOnlyList<SourceSound> Sounds(IMediaAnalysis analysis, PacketSurvey packets) =>
    [
        .. analysis.AudioStreams
            .Where(stream => packets[stream.Index].Count > 0)
            .OrderByDescending(stream => Is(stream, "default"))
            .Take(MaxSounds)
            .Select(stream => new SourceSound(stream.Index, Codec(stream), Languages.Find(stream.Language))),
    ];

    /// <summary>A line for each stream that is not used, covers aside.</summary>
    public static IEnumerable<string> LeftOut(IMediaAnalysis analysis, PacketSurvey packets, int picture, IReadOnlyList<SourceSound> sounds)
    {
        var triedInVain = Pictures(analysis, packets).Select(stream => stream.Index).TakeWhile(index => index != picture).ToArray();
        foreach (var stream in analysis.VideoStreams)
            if (stream.Index != picture && !Is(stream, "attached_pic"))
                yield return $"the picture in stream {stream.Index} ({Codec(stream)}, {stream.Width}x{stream.Height}) is left out"
                    + (triedInVain.Contains(stream.Index) ? ": ffmpeg cannot decode it" : Why(packets[stream.Index]));
        foreach (var stream in analysis.AudioStreams)
            if (sounds.All(sound => sound.Stream != stream.Index))
                yield return $"the sound in stream {stream.Index} ({Codec(stream)}) is left out{Why(packets[stream.Index])}";
        foreach (var stream in analysis.SubtitleStreams)
            yield return $"the subtitles in stream {stream.Index} ({Codec(stream)}) are left out";
    }

    internal static string Codec(MediaStream stream) => stream.CodecName is { Length: > 0 } name ? name : "unknown codec";

    private static string Why(StreamPackets packets) => packets.Count == 0 ? ": it is announced but has no packets" : "";

    private static bool Is(MediaStream stream, string disposition) => stream.Disposition?.GetValueOrDefault(disposition) == true;
}
