namespace StreamLab.Network;

/// <summary>Collects the periods of a trace that is being read, and refuses what is none. Methods return what is wrong, or null.</summary>
internal sealed class TraceBuilder
{
    public const int MostPeriods = 1_000_000;

    private readonly List<TracePeriod> _periods = [];
    private Duration? _lastTime;

    public static TraceError NoPeriod { get; } = new(TraceErrorCode.Empty, 0, "a trace has at least one period, this text has none");

    public int Count => _periods.Count;
    public TracePeriod First => _periods[0];

    /// <summary>Where the first period of <see cref="AddUntil"/> begins, if not at zero.</summary>
    public TraceError? StartAt(int line, Duration time)
    {
        _lastTime = time;
        return time.Seconds >= 0 && time <= TracePeriod.Longest ? null : new(TraceErrorCode.OutOfRange, line, $"a trace starts from 0 to {TracePeriod.Longest.Seconds} s, not at {time.Seconds} s");
    }

    public TraceError? Add(int line, TracePeriod period)
    {
        if (Check(line, period) is { } error) return error;
        if (_periods.Count == MostPeriods) return TooManyPeriods(line);
        _periods.Add(period);
        return null;
    }

    /// <summary>Adds a period that ends at a time and began at the one before; a first line at time zero ends nothing.</summary>
    public TraceError? AddUntil(int line, Duration time, Bitrate rate, Duration latency = default)
    {
        var start = _lastTime ?? Duration.Zero;
        if (_lastTime is not null && time <= start)
            return new(TraceErrorCode.NotMonotone, line, $"time runs forward, but {time.Seconds} s comes after {start.Seconds} s");
        _lastTime = time;
        var period = new TracePeriod(time - start, rate, latency);
        return time == Duration.Zero ? Check(line, period with { Duration = TracePeriod.Shortest }) : Add(line, period);
    }

    public TraceReadResult Build(TraceEnd end) =>
        _periods.Count == 0 ? new(null, NoPeriod) : new(new BandwidthTrace(_periods, end), null);

    public static TraceError TooManyPeriods(int line) =>
        new(TraceErrorCode.TooLarge, line, $"a trace of at most {MostPeriods} periods is read");

    private static TraceError? Check(int line, TracePeriod period) =>
        period.Problem is { } problem ? new(TraceErrorCode.OutOfRange, line, problem) : null;
}
