namespace StreamLab.Network;

/// <summary>
/// Two columns, seconds and Mbit/s, as Pensieve's environment plays them: it begins at the time of the first line, whose rate it never uses,
/// and from the second round on it also plays the time before that, at the rate of the second line (fixed_env.py).
/// </summary>
internal static class PensieveTrace
{
    public static TraceError? Read(ReadOnlySpan<char> text, TraceBuilder periods)
    {
        var rows = new TraceRows(text);
        Duration? start = null;
        while (rows.Next())
        {
            if (rows.Columns != 2 || !rows.TryGetNumber(0, out var seconds) || !rows.TryGetNumber(1, out var mbps))
                return new(TraceErrorCode.Malformed, rows.Line, "two numbers are expected, a time and a rate");
            var time = Duration.FromSeconds(seconds);
            var error = start is null ? periods.StartAt(rows.Line, time) : periods.AddUntil(rows.Line, time, Bitrate.FromMbps(mbps));
            if (error is not null) return error;
            start ??= time;
        }
        // A round that began at the first line is whole with the time before it.
        return periods.Count > 0 && start > Duration.Zero ? periods.Add(1, periods.First with { Duration = Duration.Min(start.Value, TracePeriod.Longest) }) : null;
    }
}
