using System.Globalization;
using StreamLab.Dash.Mpd;

namespace StreamLab.Dash.Hls;

/// <summary>Reads one media playlist (RFC 8216, 4.3.2 and 4.3.3), line by line. What it cannot play it refuses by name.</summary>
internal sealed class MediaPlaylistReader
{
    private const double LongestSegment = 86_400, LargestOffset = 1L << 60;

    private readonly List<PlaylistSegment> _segments = [];
    private readonly Dictionary<string, long> _ends = new(StringComparer.Ordinal); // of the last range of each file
    private PlaylistResource? _map;
    private Duration? _duration;
    private (long Length, long? Offset)? _range;
    private bool _startsPeriod, _isOver;
    private int _absent;
    private long _firstNumber;
    private double _declaredKbps, _declaredBits;

    private MediaPlaylistReader()
    {
    }

    /// <exception cref="ManifestException">The first thing that is wrong with it.</exception>
    public static MediaPlaylist Read(IReadOnlyList<PlaylistLine> lines)
    {
        var reader = new MediaPlaylistReader();
        foreach (var line in lines) reader.Take(line);
        if (reader._segments.Count == 0) throw new ManifestException(new ManifestError("the playlist has no Segment"));
        if (!reader._isOver) throw new ManifestException(new ManifestError("the playlist may grow (no EXT-X-ENDLIST): live is not supported yet"));
        return new(reader._segments, reader._firstNumber, reader.Declared()) { Absent = reader._absent };
    }

    private void Take(PlaylistLine line)
    {
        switch (line.Tag)
        {
            case null: AddSegment(line); break;
            case "EXTINF": _duration = DurationOf(line); break;
            case "EXT-X-BYTERANGE": _range = RangeOf(line, line.Value); break;
            case "EXT-X-MAP": SetMap(line); break;
            case "EXT-X-DISCONTINUITY": _startsPeriod = true; break;
            case "EXT-X-GAP": _absent++; break;
            case "EXT-X-KEY": RefuseEncryption(line); break;
            case "EXT-X-BITRATE": _declaredKbps = double.TryParse(line.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var kbps) ? Math.Min(kbps, 1e9) : 0; break;
            case "EXT-X-MEDIA-SEQUENCE": _firstNumber = long.TryParse(line.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, long.MaxValue / 2) : 0; break;
            case "EXT-X-ENDLIST": _isOver = true; break;
            case "EXT-X-I-FRAMES-ONLY": throw line.Wrong("a playlist of pictures for fast play is not played");
            case "EXT-X-DEFINE": throw line.Wrong("variables are not supported yet");
            case "EXT-X-SKIP": throw line.Wrong("a part of a playlist cannot be played");
        }
    }

    private void AddSegment(PlaylistLine line)
    {
        var duration = _duration ?? throw line.Wrong("a URI without EXTINF");
        var map = _map ?? throw line.Wrong("MPEG-TS or packed audio (no EXT-X-MAP) is not played: only fragmented MP4 is");
        if (line.Value.Length > SafeUrl.MaxLength) throw line.Wrong($"a URI of more than {SafeUrl.MaxLength} characters");
        if (_segments.Count == SegmentBudget.MaxSegments) throw line.Wrong($"more than {SegmentBudget.MaxSegments} Segments");
        var media = new PlaylistResource(line.Value, TakeRange(line));
        if (duration > Duration.Zero) // what lasts no time shows nothing
        {
            _segments.Add(new(media, map, duration, _startsPeriod));
            _declaredBits += _declaredKbps * 1000 * duration.Seconds;
            _startsPeriod = false;
        }
        _duration = null;
    }

    /// <summary>Another Initialization Segment begins a Period, with or without a discontinuity.</summary>
    private void SetMap(PlaylistLine line)
    {
        var attributes = new TagAttributes(line);
        var range = attributes["BYTERANGE"] is { } text ? Absolute(RangeOf(line, text), 0, line) : (ByteRange?)null;
        var map = new PlaylistResource(attributes.Required("URI"), range);
        _startsPeriod |= _map is not null && map != _map;
        _map = map;
    }

    private ByteRange? TakeRange(PlaylistLine line)
    {
        if (_range is not { } range) return null;
        _range = null;
        var absolute = Absolute(range, _ends.GetValueOrDefault(line.Value), line);
        _ends[line.Value] = absolute.Last + 1;
        return absolute;
    }

    private Bitrate? Declared()
    {
        var seconds = _segments.Sum(s => s.Duration.Seconds);
        return _declaredBits > 0 ? new Bitrate(_declaredBits / seconds) : null;
    }

    private static void RefuseEncryption(PlaylistLine line)
    {
        if (new TagAttributes(line)["METHOD"] is not (null or "NONE")) throw new ManifestException(new ManifestError(Encryption.Refusal, line.Number, 1));
    }

    private static Duration DurationOf(PlaylistLine line)
    {
        var text = line.Value.Split(',', 2)[0].Trim();
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds <= LongestSegment
            ? Duration.FromSeconds(seconds)
            : throw line.Wrong($"{ManifestException.Quote(text)} is no duration");
    }

    /// <summary>Reads <c>length[@offset]</c>.</summary>
    private static (long Length, long? Offset) RangeOf(PlaylistLine line, string text)
    {
        var parts = text.Split('@');
        if (parts.Length > 2 || !IsCount(parts[0], out var length) || length == 0) throw line.Wrong($"{ManifestException.Quote(text)} is no byte range");
        if (parts.Length == 1) return (length, null);
        return IsCount(parts[1], out var offset) ? (length, offset) : throw line.Wrong($"{ManifestException.Quote(text)} is no byte range");
    }

    private static ByteRange Absolute((long Length, long? Offset) range, long next, PlaylistLine line)
    {
        var first = range.Offset ?? next;
        return first + range.Length <= LargestOffset ? new(first, first + range.Length - 1) : throw line.Wrong("a byte range beyond all files");
    }

    private static bool IsCount(string text, out long value) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value <= LargestOffset;
}
