namespace StreamLab.Simulation.Cdn;

/// <summary>
/// The requests of a workload, in order of time. Viewers ask for one Segment after the other at a steady pace, the same for all; so those
/// who wait for their next Segment wait in a queue, and a request costs O(1). When the stream begins, as many watch as ever after.
/// </summary>
public sealed class RequestStream
{
    private readonly Catalogue _catalogue;
    private readonly CdnWorkload _workload;
    private readonly SplitMix _random;
    private readonly AliasTable _titles, _regions;
    private readonly AliasTable[] _rungs; // of each title, among its video
    private readonly int[][] _video;      // places of its video Representations
    private readonly int[] _segments;     // of each title
    private readonly ViewerQueue _viewers;
    private readonly double _pace, _viewersPerSecond;
    private readonly int _shift;
    private double _nextViewer, _nextShift;
    private int _shifted;

    public RequestStream(Catalogue catalogue, CdnWorkload workload, IReadOnlyList<ClientRegion> regions)
    {
        (_catalogue, _workload, _random) = (catalogue, workload, new SplitMix(workload.Seed));
        (_titles, _regions) = (new([.. catalogue.Titles.Select(t => t.Weight)]), new([.. regions.Select(r => r.Share)]));
        _video = [.. catalogue.Titles.Select(VideoOf)];
        _rungs = [.. catalogue.Titles.Select((title, i) => new AliasTable([.. _video[i].Select(r => title.Representations[r].Share)]))];
        _segments = [.. catalogue.Titles.Select((title, i) => _video[i].Min(r => title.Representations[r].SegmentBytes.Count))];
        _pace = catalogue.SegmentDuration.Seconds;
        _shift = (int)(workload.ShiftShare * catalogue.Titles.Count);
        _nextShift = workload.ShiftEvery.Seconds;
        _viewersPerSecond = workload.RequestsPerSecond / (workload.AreIndependent ? 1 : MeanSegments());
        _nextViewer = TimeToNextViewer();
        _viewers = new ViewerQueue();
        if (!workload.AreIndependent) BeginInTheMiddle();
    }

    public ContentRequest Next()
    {
        var viewer = _viewers.Count > 0 && _viewers.First.At <= _nextViewer ? _viewers.Take() : NewViewer();
        var contentObject = _catalogue.Object(viewer.Title, viewer.Representation, viewer.Segment);
        var request = new ContentRequest(viewer.At, contentObject, _catalogue.BytesOf(contentObject), viewer.Region);
        GoOn(viewer);
        return request;
    }

    private static int[] VideoOf(CatalogueTitle title) => [.. Enumerable.Range(0, title.Representations.Count)
        .Where(i => title.Representations[i] is { ContentType: ContentType.Video, SegmentBytes.Count: > 0 })];

    /// <summary>Of a viewer, titles that end before included: L (1 - q^N), summed over the titles by their weight.</summary>
    private double MeanSegments()
    {
        var (mean, stay, weights) = (_workload.MeanSegmentsPerViewer, 1 - (1 / _workload.MeanSegmentsPerViewer), _catalogue.Titles.Sum(t => t.Weight));
        return _catalogue.Titles.Select((title, i) => title.Weight / weights * mean * (1 - Math.Pow(stay, _segments[i]))).Sum();
    }

    /// <summary>Those who came before the start are spread over the first pace; how far they are follows from when they may have come.</summary>
    private void BeginInTheMiddle()
    {
        var count = (int)(_workload.RequestsPerSecond * _pace);
        for (var i = 0; i < count; i++)
        {
            int title, segment;
            do (title, segment) = (_titles.Draw(_random), SegmentsToWatch() - 1);
            while (segment >= _segments[title]);
            _viewers.Add(new Viewer(_pace * i / count, title, Rung(title), segment, SegmentsToWatch(), _regions.Draw(_random)));
        }
    }

    private Viewer NewViewer()
    {
        var at = _nextViewer;
        _nextViewer += TimeToNextViewer();
        while (at >= _nextShift) (_shifted, _nextShift) = ((_shifted + _shift) % _catalogue.Titles.Count, _nextShift + _workload.ShiftEvery.Seconds);
        var title = (_titles.Draw(_random) + _shifted) % _catalogue.Titles.Count;
        return _workload.AreIndependent
            ? new Viewer(at, title, Rung(title), _random.NextIndex(_segments[title]), 1, _regions.Draw(_random))
            : new Viewer(at, title, Rung(title), 0, SegmentsToWatch(), _regions.Draw(_random));
    }

    private void GoOn(in Viewer viewer)
    {
        if (viewer.Left == 1 || viewer.Segment + 1 == _segments[viewer.Title]) return;
        var representation = _random.NextUnit() < _workload.SwitchShare ? Rung(viewer.Title) : viewer.Representation;
        _viewers.Add(new Viewer(viewer.At + _pace, viewer.Title, representation, viewer.Segment + 1, viewer.Left - 1, viewer.Region));
    }

    private int Rung(int title) => _video[title][_rungs[title].Draw(_random)];

    private double TimeToNextViewer() => -Math.Log(1 - _random.NextUnit()) / _viewersPerSecond;

    /// <summary>Geometric, at least one.</summary>
    private int SegmentsToWatch() => _workload.MeanSegmentsPerViewer <= 1
        ? 1
        : 1 + (int)Math.Min(int.MaxValue - 1, Math.Log(1 - _random.NextUnit()) / Math.Log(1 - (1 / _workload.MeanSegmentsPerViewer)));
}
