namespace StreamLab.Network;

/// <summary>Collects the periods of a trace that is being read, and refuses what is none. Methods return what is wrong, or null.</summary>
internal sealed class TraceBuilder
{
    public const int MostPeriods = 1_000_000;

    // A first time that much beyond the longest period after it is when a recording began, and no period of its own.
    private const double ClearlyLonger = 10;

    private static readonly Duration LongestOutage = Duration.FromSeconds(3600);

    private readonly List<TracePeriod> _periods = [];
    private Duration? _lastTime;
    private int _firstLine;

    public static TraceError NoPeriod { get; } = new(TraceErrorCode.Empty, 0, "a trace has at least one period, this text has none");

    // The year 5138, counted from 1970.
    private static Duration LatestStart => Duration.FromSeconds(1e11);

    public int Count => _periods.Count;
    public TracePeriod First => _periods[0];

    /// <summary>Where the first period of <see cref="AddUntil"/> begins, if not at zero.</summary>
    public TraceError? StartAt(int line, Duration time)
    {
        _lastTime = time;
        return time.Seconds >= 0 && time <= LatestStart ? null : new(TraceErrorCode.OutOfRange, line, $"a trace starts from 0 to {LatestStart.Seconds} s, not at {time.Seconds} s");
    }

    public TraceError? Add(int line, TracePeriod period)
    {
        if (Check(line, period) is { } error) return error;
        if (_periods.Count == MostPeriods) return TooManyPeriods(line);
        _periods.Add(period);
        return null;
    }

    /// <summary>
    /// Adds a period that ends at a time and began at the one before. A first line at time zero ends nothing; of one that is later <see cref="Build"/> says
    /// whether it ends a period or is where time begins.
    /// </summary>
    public TraceError? AddUntil(int line, Duration time, Bitrate rate, Duration latency = default)
    {
        if (_lastTime is not { } start) return AddFirst(line, time, rate, latency);
        if (time <= start)
            return new(TraceErrorCode.NotMonotone, line, $"time runs forward, but {time.Seconds} s comes after {start.Seconds} s");
        _lastTime = time;
        return Add(line, new TracePeriod(time - start, rate, latency));
    }

    public TraceReadResult Build(TraceEnd end)
    {
        if (_periods.Count == 0) return new(null, NoPeriod);
        var offset = IsOffset ? _periods[0].Duration : Duration.Zero;
        if (IsOffset) _periods.RemoveAt(0);
        else if (Check(_firstLine, _periods[0]) is { } error) return new(null, error);
        return new(new BandwidthTrace(_periods, end), null) { Offset = offset };
    }

    private TraceError? AddFirst(int line, Duration time, Bitrate rate, Duration latency)
    {
        var period = new TracePeriod(time, rate, latency);
        if ((StartAt(line, time) ?? Check(line, period with { Duration = TracePeriod.Shortest })) is { } error) return error;
        if (time == Duration.Zero) return null;
        _firstLine = line;
        _periods.Add(period);
        return null;
    }

    /// <summary>Times that count from elsewhere: an outage first is up to an hour long, whatever follows.</summary>
    private bool IsOffset =>
        _firstLine > 0 && _periods.Count > 1
        && _periods[0].Duration > _periods.Skip(1).Max(p => p.Duration) * ClearlyLonger
        && (_periods[0].Rate > Bitrate.Zero || _periods[0].Duration > LongestOutage);

    public static TraceError TooManyPeriods(int line) =>
        new(TraceErrorCode.TooLarge, line, $"a trace of at most {MostPeriods} periods is read");

    private static TraceError? Check(int line, TracePeriod period) =>
        period.Problem is { } problem ? new(TraceErrorCode.OutOfRange, line, problem) : null;
}
