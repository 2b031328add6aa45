namespace StreamLab.Player;

/// <summary>Adds q − |Δq| up over the Segments of one session as they are played.</summary>
internal sealed class QoeMeter(int form, AdaptationSet video)
{
    private double _last = double.NaN;

    public double Sum { get; private set; }

    public void Play(int representation, int segment)
    {
        var q = Qoe.Quality(form, video, representation, segment)!.Value;
        Sum += double.IsNaN(_last) ? q : q - Math.Abs(q - _last);
        _last = q;
    }
}
