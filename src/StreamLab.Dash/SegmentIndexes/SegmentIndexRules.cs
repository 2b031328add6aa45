namespace StreamLab.Dash.SegmentIndexes;

/// <summary>What must hold in a segments.json beyond its form, so that nobody after the reader needs to ask again.</summary>
internal static class SegmentIndexRules
{
    internal const int MaxSegments = 1_000_000;
    private const long MaxWhole = 1L << 53; // exact as a double
    private const double MaxSeconds = 1e9;

    private const string NotSeconds = "not a positive number of seconds";
    private const string NotRate = "not a positive whole number of bits per second";
    private const string NotDigest = "not sha-256=:base64:";
    private const string NotPositive = "not positive";
    private const string NotBytes = "not from 1 byte to 2^53 bytes";

    public static SegmentIndexError? FirstViolation(SegmentIndex index)
    {
        const string Sets = "adaptationSets";
        if (index.AdaptationSets.Any(set => set is null || set.Representations.Any(r => r is null))) return new("null instead of an object", $"$.{Sets}");
        return FirstBroken(
                "$",
                (index.Schema == SegmentIndex.CurrentSchema, "schema", $"not {SegmentIndex.CurrentSchema}"),
                (index.Version is null || SegmentFiles.IsSafe(index.Version), "version", "cannot be a folder's name"),
                (IsTime(index.Duration), "duration", NotSeconds),
                (IsTime(index.MinBufferTime), "minBufferTime", NotSeconds),
                (index.AdaptationSets.Count > 0, Sets, "no AdaptationSet"),
                (AreDistinct(index.AdaptationSets.Select(set => set.Id)), Sets, "two have one id"),
                (AreDistinct(index.AdaptationSets.SelectMany(set => set.Representations).Select(r => r.Id)), Sets, "two Representations have one id"))
            ?? index.AdaptationSets.Select((set, i) => FirstViolation(set, $"$.{Sets}[{i}]")).FirstOrDefault(violation => violation is not null);
    }

    private static SegmentIndexError? FirstViolation(AdaptationSetIndex set, string path)
    {
        var (durations, rungs) = (set.DurationTicks, set.Representations);
        return FirstBroken(
                path,
                (set.Id >= 0, "id", "negative"),
                (set.Lang is null || IsLanguage(set.Lang), "lang", "not a language tag"),
                (set.Timescale is > 0 and <= uint.MaxValue, "timescale", "not a positive 32-bit number"),
                (IsWhole(set.PresentationTimeOffset), "presentationTimeOffset", "not a number of ticks"),
                (IsWhole(set.StartNumber), "startNumber", "not a segment number"),
                (IsWhole(set.StartTicks), "startTicks", "not a number of ticks"),
                (durations.Count is > 0 and <= MaxSegments, "durationTicks", $"not 1 to {MaxSegments} Segments"),
                (durations.All(ticks => ticks > 0), "durationTicks", NotPositive),
                (durations.Sum(ticks => (double)ticks) + set.StartTicks <= MaxWhole, "durationTicks", "too long altogether"),
                (rungs.Count > 0, "representations", "no Representation"),
                (rungs.Zip(rungs.Skip(1)).All(pair => pair.First.Bandwidth <= pair.Second.Bandwidth), "representations", "bandwidths do not ascend"))
            ?? rungs.Select((r, i) => FirstViolation(r, $"{path}.representations[{i}]", durations.Count)).FirstOrDefault(violation => violation is not null);
    }

    private static SegmentIndexError? FirstViolation(RepresentationIndex representation, string path, int segments) => FirstBroken(
        path,
        (SegmentFiles.IsSafe(representation.Id), "id", "cannot be a folder's name"),
        (IsRate(representation.Bandwidth), "bandwidth", NotRate),
        (IsRate(representation.AverageBandwidth), "averageBandwidth", NotRate),
        (IsCodecs(representation.Codecs), "codecs", "not a list of codecs"),
        (representation.Width is null or > 0, "width", NotPositive),
        (representation.Height is null or > 0, "height", NotPositive),
        (representation.AudioSamplingRate is null or > 0, "audioSamplingRate", NotPositive),
        (representation.Channels is null or > 0, "channels", NotPositive),
        (representation.Initialization.Bytes is > 0 and <= MaxWhole, "initialization.bytes", NotBytes),
        (ReprDigest.IsWellFormed(representation.Initialization.Digest), "initialization.digest", NotDigest),
        (representation.Bytes.Count == segments, "bytes", $"{representation.Bytes.Count} sizes for {segments} Segments"),
        (representation.Bytes.All(bytes => bytes is > 0 and <= MaxWhole), "bytes", NotBytes),
        (representation.Digests.Count == segments, "digests", $"{representation.Digests.Count} digests for {segments} Segments"),
        (representation.Digests.All(ReprDigest.IsWellFormed), "digests", NotDigest),
        (representation.Quality is not { } quality || quality.Count == segments, "quality", $"not {segments} values, one for each Segment"));

    private static SegmentIndexError? FirstBroken(string path, params ReadOnlySpan<(bool Holds, string Field, string Message)> rules)
    {
        foreach (var (holds, field, message) in rules)
            if (!holds) return new(message, $"{path}.{field}");
        return null;
    }

    private static bool AreDistinct<T>(IEnumerable<T> values) => values.GroupBy(value => value).All(group => group.Count() == 1);

    private static bool IsWhole(long value) => value is >= 0 and <= MaxWhole;

    private static bool IsTime(Duration value) => value.Seconds is > 0 and <= MaxSeconds;

    private static bool IsRate(Bitrate value) => value.BitsPerSecond is > 0 and <= uint.MaxValue && double.IsInteger(value.BitsPerSecond);

    private static bool IsLanguage(string text) => text.Length is > 0 and <= 35 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static bool IsCodecs(string text) =>
        text.Length is > 0 and <= 100 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or ',' or '_' or '-' or '+');
}
