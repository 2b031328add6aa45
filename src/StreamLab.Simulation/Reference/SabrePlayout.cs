using StreamLab.Player;

namespace StreamLab.Simulation;

/// <summary>
/// Sabre's buffer: whole Segments, of the first of which a part may have been played. A Segment counts for the metrics when it begins,
/// and the picture goes on as soon as one is there.
/// </summary>
internal sealed class SabrePlayout(AdaptationSet media, SabreMetrics metrics, SabreReactionTime reaction, SessionMeter meter)
{
    // What the picture stood still for no longer than that is rounding: Sabre counts it, the native figures do not.
    private const double NoiseMs = 1e-3;

    private readonly double _segmentMs = media.Segments[0].Duration.Ms();
    private readonly List<int> _segments = [], _representations = [];
    private PlayoutCondition _dry = PlayoutCondition.Stalled;

    /// <summary>Representations of what is buffered.</summary>
    public IReadOnlyList<int> Representations => _representations;

    /// <summary>How much of the first Segment has been played.</summary>
    public double PlayedOfFirstMs { get; private set; }

    /// <summary>Since the first request.</summary>
    public double NowMs { get; private set; }

    /// <summary>First request to first frame.</summary>
    public double StartedAtMs { get; private set; }

    public double LevelMs => (_segmentMs * _representations.Count) - PlayedOfFirstMs;

    /// <summary>The first download: nothing plays yet, and it is no stall.</summary>
    public void Start(double ms)
    {
        meter.Enter(Instant.Origin, PlayoutCondition.Starting);
        NowMs += ms;
        StartedAtMs = NowMs;
    }

    public void Append(int segment, int representation)
    {
        _segments.Add(segment);
        _representations.Add(representation);
    }

    /// <param name="place">From the end: -1 is the last.</param>
    public void Replace(int place, int representation)
    {
        meter.Wasted += SizeAt(_representations.Count + place);
        _representations[_representations.Count + place] = representation;
    }

    /// <summary>A seek: what is buffered is gone.</summary>
    public void Flush()
    {
        for (var i = 0; i < _representations.Count; i++) meter.Wasted += SizeAt(i) * (i > 0 ? 1 : 1 - (PlayedOfFirstMs / _segmentMs));
        Clear();
        _dry = PlayoutCondition.Seeking;
    }

    /// <summary>Plays what is left. Rounding may leave a last stall of no length, which Sabre counts.</summary>
    public void Drain()
    {
        Play(LevelMs);
        Clear();
    }

    /// <summary>Lets time pass.</summary>
    public void Play(double ms)
    {
        if (_representations.Count == 0)
        {
            Stand(ms);
            return;
        }
        if (PlayedOfFirstMs > 0 && !FinishFirst(ref ms)) return;
        while (ms > 0 && _representations.Count > 0) PlayFirst(ref ms);
        if (ms > 0)
        {
            metrics.RebufferEvents++;
            Stand(ms);
        }
        reaction.CloseUpTo(NowMs);
    }

    /// <returns>False when the time ends before the Segment does.</returns>
    private bool FinishFirst(ref double ms)
    {
        if (ms + PlayedOfFirstMs < _segmentMs)
        {
            Show(ms);
            PlayedOfFirstMs += ms;
            return false;
        }
        var rest = _segmentMs - PlayedOfFirstMs;
        ms -= rest;
        Show(rest);
        RemoveFirst();
        return true;
    }

    private void PlayFirst(ref double ms)
    {
        metrics.Play(_representations[0], NowMs);
        reaction.Played(NowMs, _representations[0]);
        if (ms >= _segmentMs)
        {
            Show(_segmentMs);
            RemoveFirst();
            ms -= _segmentMs;
            return;
        }
        PlayedOfFirstMs = ms;
        Show(ms);
        ms = 0;
    }

    private void Show(double ms)
    {
        meter.Enter(SabreUnits.InstantOfMs(NowMs), PlayoutCondition.Playing);
        meter.Advanced(Duration.FromMilliseconds(ms));
        meter.Show(new BufferedMedia(Duration.Zero, media.Segments[0].Duration, _segments[0], _representations[0], SizeAt(0)), Duration.FromMilliseconds(ms));
        NowMs += ms;
    }

    private void Stand(double ms)
    {
        if (ms > NoiseMs) meter.Enter(SabreUnits.InstantOfMs(NowMs), _dry);
        metrics.RebufferMs += ms;
        NowMs += ms;
    }

    private void RemoveFirst()
    {
        _segments.RemoveAt(0);
        _representations.RemoveAt(0);
        PlayedOfFirstMs = 0;
        _dry = PlayoutCondition.Stalled;
    }

    private void Clear()
    {
        _segments.Clear();
        _representations.Clear();
        PlayedOfFirstMs = 0;
    }

    private DataSize SizeAt(int place) => media.SizeOf(_representations[place], _segments[place]);
}
