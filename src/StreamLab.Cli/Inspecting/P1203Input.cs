using System.Text.Json;
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

    /// <exception cref="CommandException">P.1203 has no place for such a session, or the log lacks what it asks for.</exception>
    public static P1203Input Of(SessionLog log)
    {
        if (log.OfKind("seek").Any()) throw CommandException.BadInput("P.1203 judges sessions that play through: this one seeks");
        var played = log.OfKind("summary").LastOrDefault() is { ValueKind: JsonValueKind.Object } end
            ? end.GetProperty("summary").GetProperty("playedSeconds").GetDouble()
            : throw CommandException.BadInput("the log has no summary: the session did not come to its end");
        var video = SegmentsOf(log, "video", played);
        if (video.Count == 0) throw CommandException.BadInput("no video was played: there is nothing to judge");
        return new(new(SegmentsOf(log, "audio", played), StreamId), new(video, StreamId), new([.. StallsOf(log)], StreamId), new("pc", "1920x1080", "150cm"));
    }

    /// <summary>The last that came in of each number, in order, as far as it was played.</summary>
    private static List<Segment> SegmentsOf(SessionLog log, string track, double playedSeconds)
    {
        var segments = log.OfKind("segment").Where(s => s.GetProperty("track").GetString() == track)
            .GroupBy(s => s.GetProperty("number").GetInt64()).Select(g => g.Last()).OrderBy(s => s.GetProperty("start").GetDouble()).ToArray();
        if (segments.Length == 0) return [];
        var first = segments[0].GetProperty("start").GetDouble();
        return [.. segments.Select(s => SegmentOf(s, track, s.GetProperty("start").GetDouble() - first, playedSeconds)).Where(s => s.Duration > 0)];
    }

    private static Segment SegmentOf(JsonElement line, string track, double start, double playedSeconds)
    {
        var (resolution, rate) = track == "audio" ? (null, (double?)null) : PictureOf(line);
        return new(line.GetProperty("actualKbps").GetDouble(), CodecOf(line), start, Math.Min(line.GetProperty("duration").GetDouble(), playedSeconds - start), resolution, rate);
    }

    private static (string Resolution, double? Rate) PictureOf(JsonElement line)
    {
        var (width, height) = (line.GetProperty("width").GetInt32(), line.GetProperty("height").GetInt32());
        if (width == 0 || !line.TryGetProperty("frameRate", out var rate) || rate.ValueKind != JsonValueKind.Number)
            throw CommandException.BadInput("P.1203 asks for size and frame rate of the picture, which the log does not have: play or simulate a title with its segments.json");
        return ($"{width}x{height}", rate.GetDouble());
    }

    private static string CodecOf(JsonElement line)
    {
        var codecs = line.TryGetProperty("codecs", out var value) ? value.GetString() ?? "" : "";
        return CodecNames.FirstOrDefault(c => codecs.StartsWith(c.Prefix, StringComparison.Ordinal)).Name
            ?? throw CommandException.BadInput($"P.1203 is not told what the codec '{codecs}' is");
    }

    private static IEnumerable<double[]> StallsOf(SessionLog log)
    {
        var first = log.OfKind("segment").Min(s => s.GetProperty("start").GetDouble());
        yield return [0, log.OfKind("playing").First().GetProperty("startupDelaySeconds").GetDouble()];
        foreach (var stall in log.OfKind("stall-end"))
            yield return [stall.GetProperty("position").GetDouble() - first, stall.GetProperty("stallSeconds").GetDouble()];
    }
}
