using StreamLab.Player;

namespace StreamLab.Client;

/// <summary>Watches the bench itself during a session, so that a wrong number never looks right. It reads no clock: the session's beat drives it.</summary>
public sealed class BenchMonitor
{
    private readonly IProcessMeter _process;
    private readonly DelayHistogram _delays = new();
    private readonly CpuWindow _cpu;

    private Duration _gcPauseSoFar, _worstGcPause, _worstDelay, _delayOfSecond, _gcPauseOfSecond, _lagOfSecond;
    private Duration? _pacingLag;

    public BenchMonitor(IProcessMeter process)
    {
        _process = process;
        _cpu = new CpuWindow(process.Processors);
        _gcPauseSoFar = process.GcPause;
    }

    /// <summary>100 ms are over; the loop noticed it so late.</summary>
    public void Beat(Instant now, Duration late)
    {
        var pause = _process.GcPause - _gcPauseSoFar;
        _gcPauseSoFar += pause;
        _worstGcPause = Duration.Max(_worstGcPause, pause);
        _gcPauseOfSecond = Duration.Max(_gcPauseOfSecond, pause);
        _delays.Add(late);
        _worstDelay = Duration.Max(_worstDelay, late);
        _delayOfSecond = Duration.Max(_delayOfSecond, late);
        _cpu.Add(now, _process.CpuTime);
    }

    /// <summary>A server said how far its pacer was behind.</summary>
    public void Pacing(Duration lag)
    {
        _pacingLag = Duration.Max(_pacingLag ?? Duration.Zero, lag);
        _lagOfSecond = Duration.Max(_lagOfSecond, lag);
    }

    /// <summary>The worst since this was asked last.</summary>
    public BenchEvent Second(double t)
    {
        var worst = new BenchEvent
        {
            T = t,
            LoopDelayMs = _delayOfSecond.Milliseconds,
            GcPauseMs = _gcPauseOfSecond.Milliseconds,
            CpuShare = _cpu.Share,
            PacingLagMs = _lagOfSecond.Milliseconds,
        };
        (_delayOfSecond, _gcPauseOfSecond, _lagOfSecond) = (Duration.Zero, Duration.Zero, Duration.Zero);
        return worst;
    }

    /// <summary>The worst of the session; what of it is out of bounds, <see cref="BenchBounds"/> says.</summary>
    public BenchReport Report() =>
        new(_pacingLag?.Milliseconds, _delays.Quantile(0.99).Milliseconds, _worstDelay.Milliseconds, _worstGcPause.Milliseconds, _cpu.Highest ?? _cpu.Share);
}
