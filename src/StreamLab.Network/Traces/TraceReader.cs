namespace StreamLab.Network;

/// <summary>
/// Reads bandwidth traces from text, whoever wrote it: at most 16 Mi characters and a million periods. Blank lines and lines that begin
/// with # are skipped. A trace of zeros is read; ask <see cref="BandwidthTrace.IsAllZero"/> before waiting for a transfer over it.
/// <list type="bullet">
/// <item>Two columns: a first line at time zero holds for no time, so its rate is not used. One that is clearly later than any period after it is
/// long is where the times of the file begin (a second of the day, of 1970): it counts as zero.</item>
/// <item>A first comment that begins with a format's name says so: <c># ms-kbps</c>.</item>
/// <item>mahimahi: opportunities are counted in bins of 100 ms, which keeps the bits exact at the end of each bin.</item>
/// <item>CSV: a header with one of <c>time_s</c>, <c>time_ms</c> (the end of the line's period), <c>duration_s</c>, <c>duration_ms</c>;
/// one of <c>bandwidth_bps</c>, <c>bandwidth_kbps</c>, <c>bandwidth_mbps</c>; perhaps <c>latency_s</c> or <c>latency_ms</c>; other columns
/// are ignored.</item>
/// </list>
/// </summary>
public static class TraceReader
{
    public const int MostCharacters = 16 * 1024 * 1024;

    /// <param name="twoColumns">What two columns are taken for, where the format is to be detected and the text does not name it.</param>
    public static TraceReadResult Read(
        string text, TraceFormat format = TraceFormat.Detect, TraceEnd end = TraceEnd.Loop, TraceFormat twoColumns = TraceFormat.SecondsMbps)
    {
        var periods = new TraceBuilder();
        var content = text.AsSpan().TrimStart('\uFEFF').TrimEnd();
        var error = CheckSize(text);
        if (error is null && format == TraceFormat.Detect) error = Detect(content, twoColumns, out format);
        error ??= ReadInto(periods, content, format);
        return (error is null ? periods.Build(end) : new TraceReadResult(null, format == TraceFormat.Sabre ? error : SpreadsheetHabits.Explain(error, content))) with { Format = format };
    }

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
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    private static TraceError? Detect(ReadOnlySpan<char> text, TraceFormat twoColumns, out TraceFormat format)
    {
        if (TryFindName(text, out format)) return null;
        format = TraceFormat.Sabre;
        if (text.TrimStart().StartsWith('[')) return null;
        var rows = new TraceRows(text);
        if (!rows.Next()) return TraceBuilder.NoPeriod;
        format = rows.HasSeparator(',') ? TraceFormat.Csv : rows.Columns == 2 ? twoColumns : TraceFormat.Mahimahi;
        return format == TraceFormat.Csv || rows.Columns <= 2 ? null : new TraceError(TraceErrorCode.UnknownFormat, rows.Line,
            $"{rows.Columns} columns: name the format ({string.Join(", ", TraceFormats.ByName.Keys.Order())})");
    }

    /// <summary>Looks for a format's name at the beginning of the first comment, if that comes first.</summary>
    private static bool TryFindName(ReadOnlySpan<char> text, out TraceFormat format)
    {
        format = TraceFormat.Detect;
        text = text.TrimStart();
        if (!text.StartsWith('#')) return false;
        var words = text[..(text.IndexOfAny('\r', '\n') is var end && end < 0 ? text.Length : end)].TrimStart('#').TrimStart();
        var name = words.IndexOfAny(" \t:") is var after && after < 0 ? words : words[..after];
        return TraceFormats.ByName.TryGetValue(name.ToString(), out format);
    }
}
