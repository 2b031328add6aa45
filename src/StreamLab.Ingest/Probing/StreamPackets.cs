namespace StreamLab.Ingest.Probing;

/// <summary>The times of one stream's packets, in seconds.</summary>
/// <param name="mayRestart">Whether time stamps may jump: they go on then where they were, as ffmpeg does it.</param>
internal sealed class StreamPackets(bool mayRestart)
{
    public static readonly StreamPackets None = new(mayRestart: false);

    /// <summary>Jumps that ffmpeg takes for a restart: back by more than a tenth of a second, or forward by more than ten.</summary>
    private const double Back = -0.1, Forward = 10;

    private const int MaxPackets = 50_000_000;

    private readonly List<double> _times = [];
    private double _shift, _next = double.NaN;

    public int Count { get; private set; }
    public double? Start { get; private set; }
    public double? End { get; private set; }

    /// <summary>Of the packet that ends last; 0 where packets have none.</summary>
    public double LastDuration { get; private set; }

    public void Add(double? presented, double? decoded, double? duration)
    {
        if (++Count > MaxPackets) throw IngestException.BadInput($"the clip has more than {MaxPackets} packets: cut it into parts");
        if ((presented ?? decoded) is not { } time) return;
        var order = decoded ?? time;
        if (mayRestart && order + _shift - _next is < Back or > Forward) _shift = _next - order;
        _next = order + _shift + (duration ?? 0);
        time += _shift;
        _times.Add(time);
        Start = Math.Min(Start ?? time, time);
        if (End > time + (duration ?? 0)) return;
        (End, LastDuration) = (time + (duration ?? 0), duration ?? 0);
    }

    /// <summary>Time from each packet to the next, in the order in which they are shown.</summary>
    public double[] Steps()
    {
        var times = _times.Order().ToArray();
        return [.. times.Skip(1).Zip(times, (next, time) => next - time)];
    }
}
