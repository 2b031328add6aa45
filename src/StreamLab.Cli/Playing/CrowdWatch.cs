using System.Collections.Concurrent;
using System.Diagnostics;
using StreamLab.Dash.Mpd;
using StreamLab.Player;
using StreamLab.Server;

namespace StreamLab.Cli.Playing;

/// <summary>Hears every segment of players side by side, and asks the edges of ours that serve them what that costs.</summary>
internal sealed class CrowdWatch : IObserver<SessionEvent>
{
    private readonly ConcurrentQueue<CrowdSegment> _segments = new();
    private readonly EdgeControl[] _edges;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly TimeSpan _own = Environment.CpuUsage.TotalTime;

    private IReadOnlyDictionary<string, EdgeStatus> _before = new Dictionary<string, EdgeStatus>();

    private CrowdWatch(IEnumerable<Pathway> pathways) =>
        _edges = [.. pathways.Select(p => new Uri(p.BaseUrl, "/")).Distinct().Select(url => new EdgeControl(url, TokenFolder.Default().Find(given: null, url)))];

    public static async Task<CrowdWatch> StartAsync(IEnumerable<Pathway> pathways, CancellationToken cancellation)
    {
        var watch = new CrowdWatch(pathways);
        watch._before = await watch.StatusAsync(cancellation);
        return watch;
    }

    public void OnNext(SessionEvent value)
    {
        // The first of each player is the run-in: its connections are made with it.
        if (value is SegmentEvent { Number: > 1 } s && s.DownloadMs > s.TtfbMs) _segments.Enqueue(new(s.Pathway, s.Bytes, (s.DownloadMs - s.TtfbMs) / 1000));
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public async Task<CrowdReport> EndAsync(IReadOnlyList<SessionSummary> summaries)
    {
        var (elapsed, own) = (_clock.Elapsed, Environment.CpuUsage.TotalTime - _own);
        var edges = from after in (await StatusAsync(CancellationToken.None)).Values
                    where _before.ContainsKey(after.Name)
                    let before = _before[after.Name]
                    select new CrowdEdge(
                        after.Name, after.Shaping.ClientRateKbps is { } kbps ? Bitrate.FromKbps(kbps) : null,
                        (after.ProcessorSeconds - before.ProcessorSeconds) / elapsed.TotalSeconds, after.BytesServed - before.BytesServed);
        return new CrowdReport(elapsed.TotalSeconds, [.. _segments], [.. edges], own / elapsed, summaries);
    }

    /// <summary>Of those that are edges of ours, and let themselves be asked.</summary>
    private async Task<IReadOnlyDictionary<string, EdgeStatus>> StatusAsync(CancellationToken cancellation)
    {
        var known = new Dictionary<string, EdgeStatus>(StringComparer.Ordinal);
        foreach (var edge in _edges)
            if ((await edge.StatusAsync(cancellation)).TryGet(out var status, out _)) known[status.Name] = status;
        return known;
    }
}
