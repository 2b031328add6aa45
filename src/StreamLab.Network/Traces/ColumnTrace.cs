namespace StreamLab.Network;

/// <summary>Two columns, time and rate: each line holds from the time of the line before to its own (Pensieve's fixed_env.py).</summary>
internal static class ColumnTrace
{
    public static TraceError? Read(ReadOnlySpan<char> text, double secondsPerUnit, double bitsPerUnit, TraceBuilder periods)
    {
        var rows = new TraceRows(text);
        while (rows.Next())
        {
            if (rows.Columns != 2 || !rows.TryGetNumber(0, out var time) || !rows.TryGetNumber(1, out var rate))
                return new(TraceErrorCode.Malformed, rows.Line, "two numbers are expected, a time and a rate");
            var error = periods.AddUntil(rows.Line, Duration.FromSeconds(time * secondsPerUnit), Bitrate.FromBps(rate * bitsPerUnit));
            if (error is not null) return error;
        }
        return null;
    }
}
