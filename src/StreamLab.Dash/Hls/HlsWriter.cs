using System.Globalization;
using System.Text;
using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Dash.Hls;

/// <summary>
/// Writes HLS playlists (RFC 8216, version 7: fragmented MP4) over the same files that the MPD names. Text is left to the MPD.
/// HLS has no presentation time offset, so AdaptationSets that begin together should not differ in theirs: our packager writes none.
/// </summary>
public static class HlsWriter
{
    private const string Header = "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n";

    /// <summary>The playlist of playlists: each video Representation with each quality of audio; without video, each audio Representation.</summary>
    public static string Master(SegmentIndex index)
    {
        var video = index.AdaptationSets.Where(set => set.ContentType == ContentType.Video).SelectMany(Streams).ToArray();
        var audio = index.AdaptationSets.Where(set => set.ContentType == ContentType.Audio).Select(set => Streams(set).ToArray()).ToArray();
        var text = new StringBuilder(Header);
        if (video.Length == 0)
        {
            foreach (var stream in audio.SelectMany(streams => streams)) AppendVariant(text, index, stream, null);
            return text.ToString();
        }
        var groups = AudioGroups(audio);
        foreach (var group in groups) AppendMedia(text, index, group);
        foreach (var stream in video)
        {
            if (groups.Count == 0) AppendVariant(text, index, stream, null);
            foreach (var group in groups) AppendVariant(text, index, stream, group);
        }
        return text.ToString();
    }

    /// <summary>The playlist of one Representation, to lie beside its files (<see cref="SegmentFiles.MediaPlaylist"/>).</summary>
    public static string MediaPlaylist(AdaptationSetIndex set)
    {
        var text = new StringBuilder(Header);
        Append(text, $"#EXT-X-TARGETDURATION:{TargetSeconds(set)}");
        Append(text, $"#EXT-X-MEDIA-SEQUENCE:{set.StartNumber}");
        Append(text, $"#EXT-X-PLAYLIST-TYPE:VOD");
        Append(text, $"#EXT-X-MAP:URI=\"{SegmentFiles.InitializationName}\"");
        foreach (var (i, duration) in set.Durations().Index())
        {
            Append(text, $"#EXTINF:{duration.Seconds:0.######},");
            Append(text, $"{SegmentFiles.SegmentName(set.StartNumber + i)}");
        }
        return text.Append("#EXT-X-ENDLIST\n").ToString();
    }

    /// <summary>Group k holds the k-th quality of each audio AdaptationSet (language), or its best where it has fewer.</summary>
    private static List<AudioGroup> AudioGroups(Stream[][] audio) =>
        [.. Enumerable.Range(0, audio.Select(streams => streams.Length).DefaultIfEmpty().Max())
            .Select(k => new AudioGroup($"audio-{k}", [.. audio.Select(streams => streams[Math.Min(k, streams.Length - 1)])]))];

    private static void AppendMedia(StringBuilder text, SegmentIndex index, AudioGroup group)
    {
        foreach (var (i, (set, representation, _, _)) in group.Streams.Index())
            AppendTag(
                text,
                "EXT-X-MEDIA",
                "TYPE=AUDIO",
                $"GROUP-ID=\"{group.Id}\"",
                $"NAME=\"{set.Id} {set.Lang ?? "und"}\"",
                set.Lang is null ? null : $"LANGUAGE=\"{set.Lang}\"",
                $"DEFAULT={(i == 0 ? "YES" : "NO")}",
                "AUTOSELECT=YES",
                representation.Channels is { } channels ? $"CHANNELS=\"{channels}\"" : null,
                $"URI=\"{index.PathOf(SegmentFiles.MediaPlaylist(representation.Id))}\"");
    }

    private static void AppendVariant(StringBuilder text, SegmentIndex index, Stream stream, AudioGroup? audio)
    {
        var representation = stream.Representation;
        var codecs = new[] { representation.Codecs }.Concat(audio?.Streams.Select(a => a.Representation.Codecs) ?? []).Distinct(StringComparer.OrdinalIgnoreCase);
        AppendTag(
            text,
            "EXT-X-STREAM-INF",
            $"BANDWIDTH={stream.Peak + (audio?.Streams.Max(a => a.Peak) ?? 0):0}",
            $"AVERAGE-BANDWIDTH={stream.Mean + (audio?.Streams.Max(a => a.Mean) ?? 0):0}",
            $"CODECS=\"{string.Join(',', codecs)}\"",
            representation is { Width: { } width, Height: { } height } ? $"RESOLUTION={width}x{height}" : null,
            representation.FrameRate is { } rate ? $"FRAME-RATE={rate.Value:0.000}" : null,
            audio is null ? null : $"AUDIO=\"{audio.Id}\"");
        Append(text, $"{index.PathOf(SegmentFiles.MediaPlaylist(representation.Id))}");
    }

    private static void AppendTag(StringBuilder text, string name, params IEnumerable<string?> attributes) =>
        Append(text, $"#{name}:{string.Join(',', attributes.Where(attribute => attribute is not null))}");

    /// <summary>EXTINF rounds to at most this (RFC 8216 4.3.3.1).</summary>
    private static double TargetSeconds(AdaptationSetIndex set) =>
        Math.Max(1, Math.Round(set.Durations().Max().Seconds, MidpointRounding.AwayFromZero));

    private static IEnumerable<Stream> Streams(AdaptationSetIndex set)
    {
        var (durations, target) = (set.Durations(), Duration.FromSeconds(TargetSeconds(set)));
        foreach (var representation in set.Representations)
        {
            var peak = PeakRate.OfSegments(representation.Sizes(), durations, target);
            var mean = PeakRate.Mean(representation.Sizes(), durations);
            yield return new(set, representation, Math.Ceiling(peak.BitsPerSecond), Math.Ceiling(mean.BitsPerSecond));
        }
    }

    private static void Append(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    /// <param name="Peak">Peak segment rate, whole bits per second.</param>
    /// <param name="Mean">Average rate, whole bits per second.</param>
    private sealed record Stream(AdaptationSetIndex Set, RepresentationIndex Representation, double Peak, double Mean);

    private sealed record AudioGroup(string Id, IReadOnlyList<Stream> Streams);
}
