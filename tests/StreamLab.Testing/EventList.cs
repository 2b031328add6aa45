using StreamLab.Player;

namespace StreamLab.Testing;

/// <summary>An observer that remembers.</summary>
public sealed class EventList : IObserver<SessionEvent>
{
    private readonly List<SessionEvent> _events = [];

    public IReadOnlyList<SessionEvent> All => _events;

    public IReadOnlyList<T> Of<T>()
        where T : SessionEvent => [.. _events.OfType<T>()];

    public void OnNext(SessionEvent value) => _events.Add(value);

    public void OnCompleted()
    {
    }

    public void OnError(Exception error) => throw error;
}
