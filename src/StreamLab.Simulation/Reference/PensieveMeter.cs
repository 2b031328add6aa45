using StreamLab.Player;

namespace StreamLab.Simulation.Reference;

/// <summary>Adds up what a session in Pensieve's environment is worth, as its papers count.</summary>
internal sealed class PensieveMeter(AdaptationSet video)
{
    private readonly double[] _sums = new double[Qoe.Names.Count];
    private readonly double[] _first = new double[Qoe.Names.Count];
    private readonly int[] _decisions = new int[video.SegmentCount];
    private int _last = Math.Min(PensieveEnvironment.FirstRepresentation, video.RepresentationCount - 1);
    private int _count;

    public double StallSeconds { get; private set; }
    public double StartupSeconds { get; private set; }

    public void Add(int representation, Duration stall)
    {
        for (var form = 0; form < _sums.Length; form++)
        {
            if (Qoe.Quality(form, video, representation) is not { } quality) continue;
            var value = quality - (Qoe.StallWeight(form) * stall.Seconds) - Math.Abs(quality - Qoe.Quality(form, video, _last)!.Value);
            if (_count == 0) _first[form] = value;
            else _sums[form] += value;
        }
        if (_count == 0) StartupSeconds = stall.Seconds;
        StallSeconds += stall.Seconds;
        _decisions[_count++] = _last = representation;
    }

    public PensieveFigures Figures() => new()
    {
        Decisions = DecisionString.Write(_decisions.AsSpan(0, _count)),
        Linear = _first[0] + _sums[0],
        LinearSkipFirst = _sums[0],
        LogarithmicSkipFirst = _sums[1],
        HdSkipFirst = Qoe.Quality(2, video, 0) is null ? null : _sums[2],
        StallSeconds = StallSeconds,
        StartupSeconds = StartupSeconds,
    };
}
