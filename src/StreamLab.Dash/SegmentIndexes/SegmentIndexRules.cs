namespace StreamLab.Dash.SegmentIndexes;

/// <summary>What must hold in a segments.json beyond its form, so that nobody after the reader needs to ask again.</summary>
internal static class SegmentIndexRules
{
    internal const int MaxSegments = 1_000_000;
    private const long MaxTicks = 1L << 53; // exact as a double
    private const double MaxSeconds = 1e9;
    private const double MaxBitsPerSecond = 1e15;

    /// <summary>All violations in document order, found one by one.</summary>
    public static IEnumerable<SegmentIndexError> Violations(SegmentIndex index)
    {
        if (index.Schema != SegmentIndex.CurrentSchema) yield return new($"schema is not {SegmentIndex.CurrentSchema}", "$.schema");
        if (!IsTime(index.Duration)) yield return new("duration is not a positive number of seconds", "$.duration");
        if (!IsTime(index.MinBufferTime)) yield return new("minBufferTime is not a positive number of seconds", "$.minBufferTime");
        if (index.AdaptationSets.Count == 0) yield return new("no AdaptationSet", "$.adaptationSets");
        var (ids, representationIds) = (new HashSet<int>(), new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < index.AdaptationSets.Count; i++)
        {
            var (set, path) = (index.AdaptationSets[i], $"$.adaptationSets[{i}]");
            if (set is null || !ids.Add(set.Id)) yield return new("null, or an id that another has", path);
            else foreach (var violation in Violations(set, path, representationIds)) yield return violation;
        }
    }

    private static IEnumerable<SegmentIndexError> Violations(AdaptationSetIndex set, string path, HashSet<string> ids)
    {
        if (set.Id < 0) yield return new("id is negative", $"{path}.id");
        if (set.Lang is not null && !IsLanguage(set.Lang)) yield return new("lang is not a language tag", $"{path}.lang");
        if (set.Timescale is <= 0 or > uint.MaxValue) yield return new("timescale is not a positive 32-bit number", $"{path}.timescale");
        if (!IsTicks(set.PresentationTimeOffset)) yield return new("not a number of ticks", $"{path}.presentationTimeOffset");
        if (!IsTicks(set.StartNumber)) yield return new("not a segment number", $"{path}.startNumber");
        if (!IsTicks(set.StartTicks)) yield return new("not a number of ticks", $"{path}.startTicks");
        if (set.DurationTicks.Count is 0 or > MaxSegments) yield return new($"not 1 to {MaxSegments} Segments", $"{path}.durationTicks");
        if (set.DurationTicks.Any(ticks => ticks <= 0 || !IsTicks(ticks)) || set.DurationTicks.Sum(ticks => (double)ticks) + set.StartTicks > MaxTicks)
            yield return new("a duration is not positive, or all together are too long", $"{path}.durationTicks");
        if (set.Representations.Count == 0) yield return new("no Representation", $"{path}.representations");
        var previous = Bitrate.Zero;
        for (var i = 0; i < set.Representations.Count; i++)
        {
            var (representation, place) = (set.Representations[i], $"{path}.representations[{i}]");
            if (representation is null || !ids.Add(representation.Id)) yield return new("null, or an id that another has", place);
            else foreach (var violation in Violations(representation, place, set.DurationTicks.Count, previous)) yield return violation;
            previous = representation?.Bandwidth ?? previous;
        }
    }

    private static IEnumerable<SegmentIndexError> Violations(RepresentationIndex representation, string path, int segments, Bitrate previous)
    {
        if (!SegmentFiles.IsSafe(representation.Id)) yield return new("id cannot be a folder's name", $"{path}.id");
        if (!IsRate(representation.Bandwidth)) yield return new("not a positive whole number of bits per second", $"{path}.bandwidth");
        if (!IsRate(representation.AverageBandwidth)) yield return new("not a positive whole number of bits per second", $"{path}.averageBandwidth");
        if (representation.Bandwidth < previous) yield return new("bandwidths do not ascend", $"{path}.bandwidth");
        if (!IsCodecs(representation.Codecs)) yield return new("not a list of codecs", $"{path}.codecs");
        if (representation.Width <= 0) yield return new("not positive", $"{path}.width");
        if (representation.Height <= 0) yield return new("not positive", $"{path}.height");
        if (representation.AudioSamplingRate <= 0) yield return new("not positive", $"{path}.audioSamplingRate");
        if (representation.Channels <= 0) yield return new("not positive", $"{path}.channels");
        if (representation.Initialization.Bytes <= 0) yield return new("not positive", $"{path}.initialization.bytes");
        if (!ReprDigest.IsWellFormed(representation.Initialization.Digest)) yield return new("not sha-256=:base64:", $"{path}.initialization.digest");
        if (representation.Bytes.Count != segments) yield return new($"{representation.Bytes.Count} sizes for {segments} Segments", $"{path}.bytes");
        if (representation.Bytes.Any(bytes => bytes <= 0 || !IsTicks(bytes))) yield return new("a size is not positive or too large", $"{path}.bytes");
        if (representation.Digests.Count != segments) yield return new($"{representation.Digests.Count} digests for {segments} Segments", $"{path}.digests");
        if (!representation.Digests.All(ReprDigest.IsWellFormed)) yield return new("a digest is not sha-256=:base64:", $"{path}.digests");
        if (representation.Quality is { } quality && quality.Count != segments) yield return new($"{quality.Count} values for {segments} Segments", $"{path}.quality");
    }

    private static bool IsTicks(long value) => value is >= 0 and <= MaxTicks;

    private static bool IsTime(Duration value) => value.Seconds is > 0 and <= MaxSeconds;

    private static bool IsRate(Bitrate value) => value.BitsPerSecond is > 0 and <= MaxBitsPerSecond && double.IsInteger(value.BitsPerSecond);

    private static bool IsLanguage(string text) => text.Length is > 0 and <= 35 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static bool IsCodecs(string text) => text.Length is > 0 and <= 100 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or ',' or ' ' or '_' or '-' or '+');
}
