using System.Runtime.CompilerServices;

namespace StreamLab.Player;

/// <summary>
/// How far a rule's last five predictions were off: |predicted − real| / real of the goodput, time to first byte included on both sides.
/// A download that no prediction came before counts as foreseen.
/// </summary>
internal struct PredictionErrors
{
    private const int Window = 5;

    private Errors _errors;
    private int _next;
    private Bitrate? _predicted;
    private Duration _latency;
    private Instant _judged;

    /// <summary>The largest of the last errors; zero before one.</summary>
    public readonly double Worst
    {
        get
        {
            var worst = 0.0;
            foreach (var error in _errors) worst = Math.Max(worst, error);
            return worst;
        }
    }

    /// <summary>Compares the last prediction with what came of it, once for each download.</summary>
    public void Judge(in AbrContext context)
    {
        if (context.LastDownload is not { } download || download.EndedAt == _judged || !(download.Sample.Goodput > Bitrate.Zero)) return;
        _judged = download.EndedAt;
        _errors[_next] = _predicted is null ? 0 : Error(download.Sample);
        _next = (_next + 1) % Window;
    }

    public void Predict(Bitrate throughput, Duration latency) => (_predicted, _latency) = (throughput, latency);

    private readonly double Error(in ThroughputSample sample)
    {
        var foreseen = sample.Size / (_latency + (sample.Size / _predicted!.Value));
        var error = Math.Abs((foreseen - sample.Goodput) / sample.Goodput);
        return double.IsFinite(error) ? error : 0; // a download of no time tells nothing
    }

    [InlineArray(Window)]
    private struct Errors
    {
        private double _first;
    }
}
