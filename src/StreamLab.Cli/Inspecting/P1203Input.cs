using System.Text.Json.Serialization;

namespace StreamLab.Cli.Inspecting;

/// <summary>
/// A session as the reference software of ITU-T P.1203 reads it (mode 0 needs no more): the segments as played, rates in kbit/s as they
/// were, times in seconds of media; stalls as [media time, length], the startup delay at zero. Source: P.1203 (10/2017), and the JSON of
/// github.com/itu-p1203/itu-p1203.
/// </summary>
internal sealed record P1203Input(
    [property: JsonPropertyName("I11")] P1203Input.Stream Sound,
    [property: JsonPropertyName("I13")] P1203Input.Stream Video,
    [property: JsonPropertyName("I23")] P1203Input.Stalls Waits,
    [property: JsonPropertyName("IGen")] P1203Input.General Viewer)
{
    private const int StreamId = 1;

    /// <summary>Codecs by the beginning of their RFC 6381 name.</summary>
    private static readonly (string Prefix, string Name)[] CodecNames =
        [("avc", "h264"), ("hvc", "h265"), ("hev", "h265"), ("vp09", "vp9"), ("av01", "av1"), ("mp4a.40.2", "aaclc"), ("mp4a.40.5", "heaac"), ("mp4a", "aaclc"), ("ac-3", "ac3")];

    internal sealed record Segment(
        double Bitrate, string Codec, double Start, double Duration,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Resolution,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Fps);

    internal sealed record Stream(IReadOnlyList<Segment> Segments, int StreamId);

    internal sealed record Stalls(IReadOnlyList<double[]> Stalling, int StreamId);

    internal sealed record General(string Device, string DisplaySize, string ViewingDistance);

    /// <summary>A <c>segment</c> line, as far as P.1203 asks.</summary>
    private sealed record Arrival(
        string Track, long Number, double Start, double Duration, double ActualKbps, int Width = 0, int Height = 0, double? FrameRate = null, string? Codecs = null);

    private sealed record Beginning(double StartupDelaySeconds);

    private sealed record StallEnd(double Position, double StallSeconds);

    private sealed record End(Figures Summary);

    private sealed record Figures(double PlayedSeconds);

    /// <exception cref="CommandException">P.1203 has no place for such a session, or the log lacks what it asks for.</exception>
    public static P1203Input Of(SessionLog log)
    {
        if (log.OfKind("seek").Any()) throw CommandException.BadInput("P.1203 judges sessions that play through: this one seeks");
        var end = log.OfKind<End>("summary").LastOrDefault() ?? throw CommandException.BadInput("the log has no summary: the session did not come to its end");
        var arrivals = log.OfKind<Arrival>("segment").ToArray();
        var video = SegmentsOf(arrivals, "video", end.Summary.PlayedSeconds);
        if (video.Count == 0) throw CommandException.BadInput("no video was played: there is nothing to judge");
        var first = arrivals.Min(s => s.Start);
        return new(new(SegmentsOf(arrivals, "audio", end.Summary.PlayedSeconds), StreamId), new(video, StreamId), new([.. StallsOf(log, first)], StreamId), new("pc", "1920x1080", "150cm"));
    }

    /// <summary>The last that came in of each number, in order, as far as it was played.</summary>
    private static List<Segment> SegmentsOf(IEnumerable<Arrival> arrivals, string track, double playedSeconds)
    {
        var segments = arrivals.Where(s => s.Track == track).GroupBy(s => s.Number).Select(g => g.Last()).OrderBy(s => s.Start).ToArray();
        return [.. segments.Select(s => SegmentOf(s, s.Start - segments[0].Start, playedSeconds)).Where(s => s.Duration > 0)];
    }

    private static Segment SegmentOf(Arrival arrival, double start, double playedSeconds)
    {
        var (resolution, rate) = arrival.Track == "audio" ? (null, (double?)null) : PictureOf(arrival);
        return new(arrival.ActualKbps, CodecOf(arrival.Codecs ?? ""), start, Math.Min(arrival.Duration, playedSeconds - start), resolution, rate);
    }

    private static (string Resolution, double? Rate) PictureOf(Arrival arrival) => arrival is { Width: > 0, FrameRate: { } rate }
        ? ($"{arrival.Width}x{arrival.Height}", rate)
        : throw CommandException.BadInput("P.1203 asks for size and frame rate of the picture, which the log does not have: play or simulate a title with its segments.json");

    private static string CodecOf(string codecs) => CodecNames.FirstOrDefault(c => codecs.StartsWith(c.Prefix, StringComparison.OrdinalIgnoreCase)).Name
        ?? throw CommandException.BadInput($"P.1203 is not told what the codec '{codecs}' is");

    private static IEnumerable<double[]> StallsOf(SessionLog log, double first)
    {
        var playing = log.OfKind<Beginning>("playing").FirstOrDefault() ?? throw CommandException.BadInput("the log does not say when the picture started");
        return log.OfKind<StallEnd>("stall-end").Select(stall => (double[])[stall.Position - first, stall.StallSeconds]).Prepend([0, playing.StartupDelaySeconds]);
    }
}
