using StreamLab.Dash.Steering;
using StreamLab.Player;

namespace StreamLab.Client;

/// <summary>What a steering server is told of the pathways: those used since it was asked last, with the mean rate of their last four Segments.</summary>
internal sealed class PathwayUse
{
    private const int Samples = 4;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<double>> _kbps = new(StringComparer.Ordinal);
    private readonly List<string> _used = []; // the latest first

    public void Learn(SessionEvent told)
    {
        if (told is not SegmentEvent segment) return;
        lock (_lock)
        {
            _used.Remove(segment.Pathway);
            _used.Insert(0, segment.Pathway);
            if (segment.ThroughputKbps is not { } kbps) return;
            if (!_kbps.TryGetValue(segment.Pathway, out var samples)) _kbps.Add(segment.Pathway, samples = new());
            samples.Enqueue(kbps);
            if (samples.Count > Samples) samples.Dequeue();
        }
    }

    /// <summary>The one in use comes first, and is told again even when nothing was fetched meanwhile.</summary>
    public IReadOnlyList<PathwayReport> Take()
    {
        lock (_lock)
        {
            PathwayReport[] reports = [.. _used.Select(name => new PathwayReport(name, _kbps.TryGetValue(name, out var kbps) ? Bitrate.FromKbps(kbps.Average()) : null))];
            if (_used.Count > 1) _used.RemoveRange(1, _used.Count - 1);
            return reports;
        }
    }
}
