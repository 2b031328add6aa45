using System.Text.Json.Nodes;

namespace StreamLab.Simulation;

/// <summary>What Sabre prints at the end of a session: its own definitions, per Segment played, when its playback begins.</summary>
/// <param name="rampUp">Representation that counts as ramped up; null: what the network sustains when a Segment begins.</param>
internal sealed class SabreMetrics(AdaptationSet media, Func<int> sustained, int? rampUp)
{
    private readonly double _segmentMs = media.Segments[0].Duration.Ms();
    private int _last = -1, _over, _notOver;
    private double _utility, _kbps, _change, _logChange, _overKbps, _notOverKbps, _errorKbps;
    private double _rampUpOriginMs;
    private double? _rampUpMs;

    public int RebufferEvents { get; set; }
    public double RebufferMs { get; set; }

    /// <summary>A Segment begins to be played.</summary>
    public void Play(int representation, double nowMs)
    {
        _utility += media.LogUtility[representation];
        _kbps += media.BandwidthOf(representation).Kbps;
        if (_last >= 0 && representation != _last)
        {
            _change += Math.Abs((media.BandwidthOf(representation) - media.BandwidthOf(_last)).Kbps);
            _logChange += Math.Abs(media.LogUtility[representation] - media.LogUtility[_last]);
        }
        _last = representation;
        if (_rampUpMs is null && representation >= (rampUp ?? sustained())) _rampUpMs = nowMs - _rampUpOriginMs;
    }

    /// <summary>After a seek the ramp begins anew.</summary>
    public void Sought(double nowMs) => (_rampUpOriginMs, _rampUpMs) = (nowMs, null);

    /// <summary>How good the estimate was that the download was chosen by.</summary>
    public void Compare(Bitrate estimate, Bitrate measured)
    {
        var error = (estimate - measured).Kbps;
        if (error > 0) _overKbps += (error - _overKbps) / ++_over;
        else _notOverKbps += (-error - _notOverKbps) / ++_notOver;
        _errorKbps += (error - _errorKbps) / (_over + _notOver);
    }

    public JsonObject ToJson(double capacityMs, double playTimeMs, double reactionMs, double stallWeight)
    {
        var average = 1 / (playTimeMs / _segmentMs);
        return new JsonObject
        {
            ["buffer size"] = capacityMs,
            ["total played utility"] = _utility,
            ["time average played utility"] = _utility * average,
            ["total played bitrate"] = _kbps,
            ["time average played bitrate"] = _kbps * average,
            ["total play time"] = playTimeMs / 1000,
            ["total play time chunks"] = playTimeMs / _segmentMs,
            ["total rebuffer"] = RebufferMs / 1000,
            ["rebuffer ratio"] = RebufferMs / playTimeMs,
            ["time average rebuffer"] = RebufferMs / 1000 * average,
            ["total rebuffer events"] = RebufferEvents,
            ["time average rebuffer events"] = RebufferEvents * average,
            ["total bitrate change"] = _change,
            ["time average bitrate change"] = _change * average,
            ["total log bitrate change"] = _logChange,
            ["time average log bitrate change"] = _logChange * average,
            ["time average score"] = average * (_utility - (stallWeight * RebufferMs / _segmentMs)),
            ["over estimate count"] = _over,
            ["over estimate"] = _overKbps,
            ["leq estimate count"] = _notOver,
            ["leq estimate"] = _notOverKbps,
            ["estimate"] = _errorKbps,
            ["rampup time"] = (_rampUpMs ?? (media.SegmentCount * _segmentMs)) / 1000,
            ["total reaction time"] = reactionMs / 1000,
        };
    }
}
