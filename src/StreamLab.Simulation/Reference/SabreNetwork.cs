using StreamLab.Network;
using StreamLab.Player;

namespace StreamLab.Simulation;

/// <summary>
/// Sabre's network: one transfer at a time walks the periods of a trace, first through its latency (a share of it in each period it
/// crosses), then through its bits. While somebody may abandon it, it stops at every 12 kbit that took at least 50 ms.
/// </summary>
/// <param name="timeLimit">Virtual time after which it takes too long.</param>
/// <param name="entered">Hears of each period that begins.</param>
internal sealed class SabreNetwork(BandwidthTrace trace, Duration timeLimit, Action<SabrePeriod> entered)
{
    /// <summary>Says whether a download is to be abandoned, and for which Representation.</summary>
    public delegate int? AbandonmentCheck(in SabreDownload soFar);

    // A network that needs more periods than that will not deliver.
    private const int MostPeriods = 20_000_000;

    private const double LeastProgressBits = 12_000, LeastProgressMs = 50;

    private readonly SabrePeriod[] _trace = [.. trace.Periods.Select(SabrePeriod.Of)];
    private int _index = -1, _periods;
    private double _leftMs;

    public double NowMs { get; private set; }

    /// <summary>It delivers nothing any more; whatever it is asked ends at once.</summary>
    public bool IsDead => _periods > MostPeriods || NowMs > timeLimit.Milliseconds;

    /// <summary>Why it is dead.</summary>
    public StopReason CauseOfDeath => trace.IsAllZero || _periods > MostPeriods ? StopReason.NothingArrives : StopReason.TakesTooLong;

    private ref readonly SabrePeriod Period => ref _trace[_index];

    /// <summary>Enters the first period.</summary>
    public void Start() => NextPeriod();

    public void Wait(double ms)
    {
        for (; ms > _leftMs && !IsDead; EndPeriod()) ms -= _leftMs;
        Pass(ms);
    }

    /// <param name="check">Null: nobody will abandon it.</param>
    public SabreDownload Download(double bits, AbandonmentCheck? check)
    {
        var latency = WaitForFirstBit();
        if (check is null) return new(bits, latency + Receive(bits), latency, null);
        var soFar = new SabreDownload(0, latency, latency, null);
        for (var leastMs = LeastProgressMs - latency; soFar.AbandonedTo is null; leastMs = LeastProgressMs)
        {
            var (received, ms) = ReceiveSome(bits - soFar.Bits, LeastProgressBits, leastMs);
            soFar = soFar with { Bits = soFar.Bits + received, TimeMs = soFar.TimeMs + ms };
            if (soFar.Bits >= bits || IsDead) break;
            soFar = soFar with { AbandonedTo = check(soFar) };
        }
        return soFar;
    }

    private double WaitForFirstBit()
    {
        double total = 0;
        for (var share = 1.0; !IsDead;)
        {
            var ms = share * Period.LatencyMs;
            if (ms <= _leftMs)
            {
                Pass(ms);
                return total + ms;
            }
            total += _leftMs;
            share -= _leftMs / Period.LatencyMs;
            EndPeriod();
            if (share <= 0) break;
        }
        return total;
    }

    private double Receive(double bits)
    {
        double total = 0;
        while (bits > 0 && !IsDead)
        {
            if (bits <= _leftMs * Period.BitsPerMs)
            {
                var ms = bits / Period.BitsPerMs;
                Pass(ms);
                return total + ms;
            }
            total += _leftMs;
            bits -= _leftMs * Period.BitsPerMs;
            EndPeriod();
        }
        return total;
    }

    /// <summary>Goes on until so many bits have come and so much time has passed, or all is in.</summary>
    private (double Bits, double Ms) ReceiveSome(double bits, double leastBits, double leastMs)
    {
        var (received, passed) = (0.0, 0.0);
        while (bits > 0 && (leastBits > 0 || leastMs > 0) && !IsDead)
        {
            var (rate, toNext) = (Period.BitsPerMs, _leftMs * Period.BitsPerMs);
            var wanted = Math.Min(bits, Math.Max(leastBits, leastMs * rate));
            if (wanted <= toNext && (rate > 0 || leastMs <= _leftMs))
            {
                var ms = rate > 0 ? wanted / rate : leastMs;
                Pass(ms);
                return (received + wanted, passed + ms);
            }
            (received, passed) = (received + toNext, passed + _leftMs);
            (bits, leastBits, leastMs) = (bits - toNext, leastBits - toNext, leastMs - _leftMs);
            EndPeriod();
        }
        return (received, passed);
    }

    private void Pass(double ms)
    {
        NowMs += ms;
        _leftMs -= ms;
    }

    private void EndPeriod()
    {
        NowMs += _leftMs;
        NextPeriod();
    }

    private void NextPeriod()
    {
        _periods++;
        _index = (_index + 1) % _trace.Length;
        _leftMs = Period.DurationMs;
        entered(Period);
    }
}
