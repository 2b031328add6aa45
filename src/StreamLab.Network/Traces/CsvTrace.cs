namespace StreamLab.Network;

/// <summary>Comma-separated columns that a header line names with their units.</summary>
internal static class CsvTrace
{
    private static readonly (string Name, double Factor)[] Times = [("time_s", 1), ("time_ms", 1e-3)];
    private static readonly (string Name, double Factor)[] Durations = [("duration_s", 1), ("duration_ms", 1e-3)];
    private static readonly (string Name, double Factor)[] Rates = [("bandwidth_bps", 1), ("bandwidth_kbps", 1e3), ("bandwidth_mbps", 1e6)];
    private static readonly (string Name, double Factor)[] Latencies = [("latency_s", 1), ("latency_ms", 1e-3)];

    public static TraceError? Read(ReadOnlySpan<char> text, TraceBuilder periods)
    {
        var rows = new TraceRows(text, ',');
        if (!rows.Next()) return TraceBuilder.NoPeriod;
        Column time = Find(rows, Times), duration = Find(rows, Durations), rate = Find(rows, Rates), latency = Find(rows, Latencies);
        if (time.IsThere == duration.IsThere || !rate.IsThere)
            return new(TraceErrorCode.UnknownFormat, rows.Line,
                "the header names one of time_s, time_ms, duration_s, duration_ms and one of bandwidth_bps, bandwidth_kbps, bandwidth_mbps");
        while (rows.Next())
            if (ReadRow(rows, time, duration, rate, latency, periods) is { } error) return error;
        return null;
    }

    private static TraceError? ReadRow(TraceRows row, Column time, Column duration, Column rate, Column latency, TraceBuilder periods)
    {
        if (!(time.TryRead(row, out var end) && duration.TryRead(row, out var length) && rate.TryRead(row, out var bps) && latency.TryRead(row, out var rtt)))
            return new(TraceErrorCode.Malformed, row.Line, "a number is expected in each column that the header names with a unit");
        return time.IsThere
            ? periods.AddUntil(row.Line, new Duration(end), new Bitrate(bps), new Duration(rtt))
            : periods.Add(row.Line, new TracePeriod(new Duration(length), new Bitrate(bps), new Duration(rtt)));
    }

    private static Column Find(TraceRows header, (string Name, double Factor)[] names)
    {
        for (var column = 0; column < header.Columns; column++)
            foreach (var (name, factor) in names)
                if (header[column].Equals(name, StringComparison.OrdinalIgnoreCase)) return new Column(column, factor);
        return new Column(-1, 0);
    }

    /// <summary>Where a quantity stands and its unit; one that is not there reads as zero.</summary>
    private readonly record struct Column(int Index, double Factor)
    {
        public bool IsThere => Index >= 0;

        public bool TryRead(TraceRows row, out double value)
        {
            value = 0;
            if (!IsThere) return true;
            if (Index >= row.Columns || !row.TryGetNumber(Index, out value)) return false;
            value *= Factor;
            return true;
        }
    }
}
