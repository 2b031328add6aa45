using System.Text.Json.Nodes;
using StreamLab.Player;

namespace StreamLab.Simulation;

/// <summary>Adds up what a session in Pensieve's environment is worth, as its papers count.</summary>
internal sealed class PensieveMeter(AdaptationSet video)
{
    private readonly double[] _sums = new double[Qoe.Names.Count];
    private readonly double[] _first = new double[Qoe.Names.Count];
    private readonly int[] _decisions = new int[video.SegmentCount];
    private int _last = Math.Min(PensieveEnvironment.FirstRepresentation, video.RepresentationCount - 1);
    private int _count;
    private double _stallSeconds, _startupSeconds;

    public void Add(int representation, Duration stall)
    {
        for (var form = 0; form < _sums.Length; form++)
        {
            if (Qoe.Quality(form, video, representation) is not { } quality) continue;
            var value = quality - (Qoe.StallWeight(form) * stall.Seconds) - Math.Abs(quality - Qoe.Quality(form, video, _last)!.Value);
            if (_count == 0) _first[form] = value;
            else _sums[form] += value;
        }
        if (_count == 0) _startupSeconds = stall.Seconds;
        _stallSeconds += stall.Seconds;
        _decisions[_count++] = _last = representation;
    }

    /// <summary>Under Pensieve's names. Sums skip the first Segment where they say so, as the papers do; hd is null unless there are six Representations.</summary>
    public JsonObject ToJson() => new()
    {
        ["q"] = DecisionString.Write(_decisions.AsSpan(0, _count)),
        ["qoe_lin_sum"] = _first[0] + _sums[0],
        ["qoe_lin_sum_skip_first"] = _sums[0],
        ["qoe_log_sum_skip_first"] = _sums[1],
        ["qoe_hd_sum_skip_first"] = Qoe.Quality(2, video, 0) is null ? null : _sums[2],
        ["rebuf_s_total"] = _stallSeconds,
        ["startup_s"] = _startupSeconds,
    };
}
