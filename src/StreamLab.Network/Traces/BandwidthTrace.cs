namespace StreamLab.Network;

/// <summary>
/// A piecewise-constant rate over time, with a latency per period. Immutable; time starts at <see cref="Instant.Origin"/>, and each
/// period holds from its start (included) to its end. Queries are closed forms over cumulative sums: they allocate nothing, cost
/// O(log n) at worst, and any number of rounds is one division.
/// </summary>
public sealed class BandwidthTrace
{
    // Rounding must not push the last bit before an outage, or before the end of a trace that stops, to the far side of it.
    private const double Slack = 1 + 1e-12;

    // Beyond it a double no longer tells two rounds apart.
    private const double MostRounds = 1e15;

    private readonly TracePeriod[] _periods;
    private readonly double[] _starts; // in seconds; one more entry than periods: the last is the length of a round
    private readonly double[] _bits; // before each start; the last is a whole round
    private readonly double _periodsPerSecond;

    /// <exception cref="ArgumentException">No period, or one outside the bounds of <see cref="TracePeriod"/>.</exception>
    public BandwidthTrace(IEnumerable<TracePeriod> periods, TraceEnd end = TraceEnd.Loop)
        : this(Checked(periods), end)
    {
    }

    private BandwidthTrace(TracePeriod[] periods, TraceEnd end)
    {
        (_periods, End) = (periods, end);
        (_starts, _bits) = (new double[periods.Length + 1], new double[periods.Length + 1]);
        for (var i = 0; i < periods.Length; i++)
        {
            _starts[i + 1] = _starts[i] + periods[i].Duration.Seconds;
            _bits[i + 1] = _bits[i] + (periods[i].Rate * periods[i].Duration).Bits;
        }
        _periodsPerSecond = periods.Length / _starts[^1];
        HasLatency = periods.Any(period => period.Latency > Duration.Zero);
        Fastest = periods.Max(period => period.Rate);
        Slowest = end == TraceEnd.Stop ? Bitrate.Zero : periods.Min(period => period.Rate);
    }

    public TraceEnd End { get; }
    public IReadOnlyList<TracePeriod> Periods => _periods;

    /// <summary>The length of one round.</summary>
    public Duration Length => new(_starts[^1]);

    /// <summary>The mean rate of one round.</summary>
    public Bitrate Mean => new DataSize(_bits[^1]) / Length;
    public Bitrate Fastest { get; }

    /// <summary>The lowest rate at any time: zero for a trace that stops.</summary>
    public Bitrate Slowest { get; }
    public bool HasLatency { get; }
    public bool IsConstant => Slowest == Fastest;

    /// <summary>No bit ever passes.</summary>
    public bool IsAllZero => Fastest == Bitrate.Zero;

    /// <summary>One rate for ever; <see cref="Bitrate.Unlimited"/> is allowed here and nowhere else in a trace.</summary>
    public static BandwidthTrace Constant(Bitrate rate, Duration latency = default)
    {
        var period = new TracePeriod(Duration.FromSeconds(1), rate, latency);
        return rate.IsUnlimited ? new([period], TraceEnd.Hold) : new(Checked([period]), TraceEnd.Hold);
    }

    public BandwidthTrace WithEnd(TraceEnd end) => new(_periods, end);

    /// <summary>The same trace with every rate multiplied; latencies stay.</summary>
    public BandwidthTrace Scale(double factor) =>
        Fastest.IsUnlimited ? this : new(_periods.Select(period => period with { Rate = period.Rate * factor }), End);

    /// <summary>The rate from <paramref name="time"/> on.</summary>
    public Bitrate RateAt(Instant time) => IsConstant ? Fastest : new(RateOf(Locate(time)));

    /// <summary>The latency from <paramref name="time"/> on; after the end of a trace that does not loop, the last period's.</summary>
    public Duration LatencyAt(Instant time) => _periods[Math.Min(Locate(time).Index, _periods.Length - 1)].Latency;

    /// <summary>When the next period starts: always after <paramref name="time"/>; <see cref="Instant.Never"/> where the rate stays for ever.</summary>
    public Instant NextChange(Instant time)
    {
        if (IsConstant) return Instant.Never;
        var position = Locate(time);
        var last = End == TraceEnd.Hold ? _periods.Length - 2 : _periods.Length - 1;
        if (position.Index > last && End != TraceEnd.Loop) return Instant.Never;
        return new Instant(Math.Max(position.RoundStart + EndOf(position), double.BitIncrement(time.Seconds)));
    }

    /// <summary>The integral of the rate.</summary>
    public DataSize BitsBetween(Instant from, Instant to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to.Seconds, from.Seconds);
        if (from == to) return DataSize.Zero;
        if (IsConstant) return Fastest * (to - from);
        Position a = Locate(from), b = Locate(to);
        if (a.Index == b.Index && a.RoundStart == b.RoundStart) return new DataSize(RateOf(a) * (to - from).Seconds);
        var rounds = Math.Round((b.RoundStart - a.RoundStart) / _starts[^1]);
        return new DataSize(Math.Max(0, rounds * _bits[^1] + (BitsOfRound(b) - BitsOfRound(a))));
    }

    /// <summary>
    /// When the last bit of a transfer is through that starts at <paramref name="start"/> and has the link for itself: the inverse of
    /// <see cref="BitsBetween"/>, the earliest where there are several, <see cref="Instant.Never"/> where there is none.
    /// </summary>
    public Instant TransferEnd(Instant start, DataSize size)
    {
        if (size <= DataSize.Zero) return start;
        if (IsConstant) return start + size / Fastest;
        var position = Locate(start);
        var rate = RateOf(position);
        var left = rate == 0 ? 0 : rate * (EndOf(position) - position.Phase);
        if (size.Bits <= left * Slack) return new Instant(start.Seconds + size.Bits / rate);
        if (position.Index == _periods.Length) return Instant.Never;
        return Instant.Max(start, LaterEnd(position, _bits[position.Index + 1] + (size.Bits - left)));
    }

    /// <summary>
    /// The latest start of a transfer that has the link for itself and whose last bit is through by <paramref name="end"/>: the inverse of
    /// <see cref="TransferEnd"/>, but for rounding; minus infinity where even a start with the trace comes too late.
    /// </summary>
    public Instant TransferStart(Instant end, DataSize size)
    {
        if (IsConstant) return end >= Instant.Origin + (size / Fastest) ? end - (size / Fastest) : new Instant(double.NegativeInfinity);
        var position = Locate(end);
        var (length, round) = (_starts[^1], _bits[^1]);
        // Until the position's round began, whole rounds have passed.
        var bits = BitsOfRound(position) - size.Bits;
        var back = bits < 0 ? Math.Ceiling(-bits / round) : 0;
        bits = Math.Max(0, bits + (back * round));
        var roundStart = position.RoundStart - (back * length);
        if (roundStart < 0) return new Instant(double.NegativeInfinity);
        var index = SortedSearch.LastAtMost(_bits, bits, back == 0 ? Math.Min(position.Index, _periods.Length - 1) : _periods.Length - 1);
        if (index == _periods.Length) return new Instant(roundStart + length + (TailRate > 0 ? (bits - round) / TailRate : 0));
        var rate = _periods[index].Rate.BitsPerSecond;
        return new Instant(roundStart + _starts[index] + (rate > 0 ? (bits - _bits[index]) / rate : 0));
    }

    /// <param name="bits">Counted from the start of the position's round, and more than its period's end has seen.</param>
    private Instant LaterEnd(Position position, double bits)
    {
        var (length, round) = (_starts[^1], _bits[^1]);
        double rounds = 0;
        if (End == TraceEnd.Loop)
        {
            rounds = Math.Max(0, Math.Ceiling(bits / round / Slack) - 1);
            if (rounds > MostRounds) return Instant.Never;
            bits -= rounds * round;
        }
        else if (bits > round * Slack)
        {
            return new Instant(length + (bits - round) / TailRate);
        }
        bits = Math.Clamp(bits, double.Epsilon, round);
        var index = SortedSearch.LastBelow(_bits, bits / Slack, rounds == 0 ? position.Index : 0);
        var phase = _starts[index] + (bits - _bits[index]) / _periods[index].Rate.BitsPerSecond;
        return new Instant(position.RoundStart + rounds * length + phase);
    }

    /// <summary>The rate after the last period of a trace that does not loop.</summary>
    private double TailRate => End == TraceEnd.Hold ? _periods[^1].Rate.BitsPerSecond : 0;

    private double RateOf(Position position) =>
        position.Index == _periods.Length ? TailRate : _periods[position.Index].Rate.BitsPerSecond;

    /// <summary>Where the position's rate ends, counted from the start of its round.</summary>
    private double EndOf(Position position) =>
        position.Index == _periods.Length ? double.PositiveInfinity : _starts[position.Index + 1];

    private double BitsOfRound(Position position) =>
        _bits[position.Index] + RateOf(position) * (position.Phase - _starts[position.Index]);

    private Position Locate(Instant time)
    {
        var (phase, length, roundStart) = (time.Seconds, _starts[^1], 0.0);
        if (!(phase >= 0 && phase < double.PositiveInfinity))
            throw new ArgumentOutOfRangeException(nameof(time), "a trace is asked about a finite time from its start on");
        if (phase >= length)
        {
            if (End != TraceEnd.Loop) return new Position(_periods.Length, 0, phase);
            roundStart = Math.Floor(phase / length) * length;
            phase = Math.Clamp(phase - roundStart, 0, double.BitDecrement(length));
        }
        var guess = Math.Min((int)(phase * _periodsPerSecond), _periods.Length - 1);
        return new Position(SortedSearch.LastAtMost(_starts, phase, guess), roundStart, phase);
    }

    private static TracePeriod[] Checked(IEnumerable<TracePeriod> periods)
    {
        TracePeriod[] all = [.. periods];
        if (all.Length == 0) throw new ArgumentException("a trace has at least one period", nameof(periods));
        foreach (var period in all)
            if (period.Problem is { } problem) throw new ArgumentException(problem, nameof(periods));
        return all;
    }

    /// <summary>A period (their number: the time after the last one), the start of its round, and the time since then.</summary>
    private readonly record struct Position(int Index, double RoundStart, double Phase);
}
