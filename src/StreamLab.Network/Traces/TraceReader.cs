namespace StreamLab.Network;

/// <summary>
/// Reads bandwidth traces from text, whoever wrote it: at most 16 Mi characters and a million periods. Blank lines and lines that begin
/// with # are skipped. A trace of zeros is read; ask <see cref="BandwidthTrace.IsAllZero"/> before waiting for a transfer over it.
/// <list type="bullet">
/// <item>Two columns: a first line at time zero holds for no time, so its rate is not used.</item>
/// <item>mahimahi: opportunities are counted in bins of 100 ms, which keeps the bits exact at the end of each bin.</item>
/// <item>CSV: a header with one of <c>time_s</c>, <c>time_ms</c> (the end of the line's period), <c>duration_s</c>, <c>duration_ms</c>;
/// one of <c>bandwidth_bps</c>, <c>bandwidth_kbps</c>, <c>bandwidth_mbps</c>; perhaps <c>latency_s</c> or <c>latency_ms</c>; other columns
/// are ignored.</item>
/// </list>
/// </summary>
public static class TraceReader
{
    public const int MostCharacters = 16 * 1024 * 1024;

    public static TraceReadResult Read(string text, TraceFormat format = TraceFormat.Detect, TraceEnd end = TraceEnd.Loop)
    {
        var periods = new TraceBuilder();
        var error = CheckSize(text) ?? ReadInto(periods, text.AsSpan().TrimStart('\uFEFF').TrimEnd(), format);
        return error is null ? periods.Build(end) : new TraceReadResult(null, error);
    }

    /// <summary>What <see cref="TraceFormat.Detect"/> takes a text for; <see cref="TraceFormat.Detect"/> itself when it cannot tell.</summary>
    public static TraceFormat DetectFormat(string text) =>
        Detect(text.AsSpan().TrimStart('\uFEFF').TrimEnd(), out var format) is null ? format : TraceFormat.Detect;

    private static TraceError? CheckSize(string text) => text.Length <= MostCharacters
        ? null
        : new(TraceErrorCode.TooLarge, 0, $"a trace of at most {MostCharacters} characters is read, this has {text.Length}");

    private static TraceError? ReadInto(TraceBuilder periods, ReadOnlySpan<char> text, TraceFormat format) => format switch
    {
        _ when text.IsEmpty => TraceBuilder.NoPeriod,
        TraceFormat.SecondsMbps => ColumnTrace.Read(text, 1, 1e6, periods),
        TraceFormat.Pensieve => PensieveTrace.Read(text, periods),
        TraceFormat.MillisecondsKbps => ColumnTrace.Read(text, 1e-3, 1e3, periods),
        TraceFormat.Mahimahi => MahimahiTrace.Read(text, periods),
        TraceFormat.Sabre => SabreTrace.Read(text, periods),
        TraceFormat.Csv => CsvTrace.Read(text, periods),
        TraceFormat.Detect => Detect(text, out var detected) ?? ReadInto(periods, text, detected),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    private static TraceError? Detect(ReadOnlySpan<char> text, out TraceFormat format)
    {
        format = TraceFormat.Sabre;
        if (text.TrimStart().StartsWith('[')) return null;
        var rows = new TraceRows(text);
        if (!rows.Next()) return TraceBuilder.NoPeriod;
        format = rows.Columns == 2 ? TraceFormat.SecondsMbps : TraceFormat.Mahimahi;
        return rows.Columns <= 2 ? null : new TraceError(TraceErrorCode.UnknownFormat, rows.Line,
            $"{rows.Columns} columns: name the format ({string.Join(", ", TraceFormats.ByName.Keys.Order())})");
    }
}
