using StreamLab.Player;

namespace StreamLab.Simulation.Optimum;

/// <summary>
/// Hears a session and tells it on with the regret of each decision. What a decision has cost is known when the session is over: until then its
/// events are held back.
/// </summary>
/// <param name="model">The sessions to compare with.</param>
/// <param name="form">Index in <see cref="Qoe.Names"/>; defined for the media.</param>
public sealed class RegretTeller(SessionModel model, int form, IObserver<SessionEvent> listener) : IObserver<SessionEvent>
{
    private readonly List<SessionEvent> _events = [];

    public void OnNext(SessionEvent value)
    {
        _events.Add(value);
        if (value is not SummaryEvent) return;
        foreach (var told in Rated()) listener.OnNext(told);
        _events.Clear();
    }

    public void OnError(Exception error) => listener.OnError(error);

    public void OnCompleted() => listener.OnCompleted();

    /// <summary>A session that did not come to the end of its media has no regret.</summary>
    private IEnumerable<SessionEvent> Rated()
    {
        var places = model.Video.Representations.Index().ToDictionary(r => r.Item.Id, r => r.Index, StringComparer.Ordinal);
        int[] decisions = [.. _events.OfType<SegmentEvent>().Select(segment => places[segment.Representation])];
        if (!DecisionRegret.TryFind(model, form, decisions, out var regrets, out _)) return _events;
        var next = 0;
        return _events.Select(told => told is SegmentEvent segment ? segment with { Regret = regrets[next++] } : told);
    }
}
