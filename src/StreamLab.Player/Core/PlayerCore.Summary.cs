namespace StreamLab.Player;

public sealed partial class PlayerCore
{
    /// <summary>What the rule was told about the media, for logs.</summary>
    public string InformationSet => _blueprint.InformationSet;

    /// <summary>The figures of the session so far.</summary>
    /// <param name="media">Name of what was played.</param>
    /// <param name="trace">Name of the trace in a simulation.</param>
    public SessionSummary Summarise(string media, string? trace = null)
    {
        CountShown();
        var labels = new SessionLabels(
            PlannedRule.WithoutPlan(_configuration.Abr), _configuration.Pathway, _blueprint.EstimatorName, InformationSet, media, trace, _seed, _pathways.Names);
        var startup = _hasPlayed ? new Duration(_meter.SecondsIn(PlayoutCondition.Starting)) : (Duration?)null;
        return _meter.Summarise(labels, _now, EndReason, startup, _origin == Instant.Never ? Duration.Zero : _now - _origin);
    }
}
