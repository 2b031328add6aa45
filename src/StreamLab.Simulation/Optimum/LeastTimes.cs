namespace StreamLab.Simulation.Optimum;

/// <summary>What no session can beat: for each Segment the earliest request and the least lag before it, taken by the smallest Segments throughout.</summary>
internal sealed class LeastTimes
{
    private readonly double[] _ready, _lag;

    public LeastTimes(SessionModel model, in SessionPoint from)
    {
        var segments = model.Video.SegmentCount;
        (_ready, _lag) = (new double[segments + 1], new double[segments + 1]);
        (_ready[from.Segment], _lag[from.Segment]) = (from.ReadySeconds, from.LagSeconds);
        for (var k = from.Segment; k < segments; k++)
        {
            var arrival = model.EarliestArrival(_ready[k], Smallest(model.Video, k));
            _lag[k + 1] = Math.Max(_lag[k], arrival - model.Deadline(k));
            _ready[k + 1] = k + 1 < segments ? Math.Max(arrival, model.Room(k + 1) + _lag[k + 1]) : arrival;
        }
    }

    public double ReadySeconds(int segment) => _ready[segment];
    public double LagSeconds(int segment) => _lag[segment];

    private static DataSize Smallest(AdaptationSet video, int segment)
    {
        var smallest = video.SizeOf(0, segment);
        for (var r = 1; r < video.RepresentationCount; r++)
            if (video.SizeOf(r, segment) < smallest) smallest = video.SizeOf(r, segment);
        return smallest;
    }
}
