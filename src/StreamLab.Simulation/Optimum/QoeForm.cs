using StreamLab.Player;

namespace StreamLab.Simulation.Optimum;

/// <summary>What a session is worth: sum of q − |Δq|, less so much for each second of lag.</summary>
internal sealed class QoeForm
{
    private readonly double[] _quality;

    /// <param name="form">Index in <see cref="Qoe.Names"/>; defined for the media.</param>
    public QoeForm(AdaptationSet video, int form)
    {
        _quality = new double[video.RepresentationCount];
        for (var r = 0; r < _quality.Length; r++) _quality[r] = Qoe.Quality(form, video, r)!.Value;
        LagWeight = Qoe.StallWeight(form);
    }

    public double LagWeight { get; }

    /// <summary>q of a Representation; never less than that of one below it.</summary>
    public double Quality(int representation) => _quality[representation];

    public double Best => _quality.Max();

    /// <summary>What a Segment adds, without its stall.</summary>
    public double Gain(int last, int representation) =>
        _quality[representation] - (last < 0 ? 0 : Math.Abs(_quality[representation] - _quality[last]));

    /// <summary>What a way from one point to another adds.</summary>
    public double Value(in SessionPoint from, in SessionPoint to) =>
        Gain(from.Last, to.Last) - (LagWeight * (to.LagSeconds - from.LagSeconds));
}
