using Microsoft.Extensions.Time.Testing;

namespace StreamLab.Client.Tests;

/// <summary>Runs asynchronous code on one thread over a clock that goes on only when nothing is left to do: whole sessions without waiting.</summary>
internal sealed class VirtualTime : SynchronizationContext
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    private readonly Queue<(SendOrPostCallback Callback, object? State)> _ready = new();
    private readonly List<(TimeSpan At, Action Action)> _planned = [];
    private readonly DateTimeOffset _origin;

    public VirtualTime() => _origin = Provider.GetUtcNow();

    public FakeTimeProvider Provider { get; } = new();

    public double Seconds => (Provider.GetUtcNow() - _origin).TotalSeconds;

    /// <summary>Does something when the clock comes to that time.</summary>
    public VirtualTime At(double seconds, Action action)
    {
        _planned.Add((TimeSpan.FromSeconds(seconds), action));
        return this;
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_ready) _ready.Enqueue((d, state));
    }

    public T Run<T>(Func<Task<T>> start, double atMostSeconds = 600)
    {
        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            var task = start();
            while (!Settled(task))
            {
                if (Seconds > atMostSeconds) throw new TimeoutException($"Not over after {atMostSeconds} s of virtual time.");
                Provider.Advance(Step);
            }
            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    private bool Settled(Task task)
    {
        var now = Provider.GetUtcNow() - _origin;
        foreach (var (_, action) in _planned.Where(p => p.At <= now).ToArray()) action();
        _planned.RemoveAll(p => p.At <= now);
        while (TryTake(out var work)) work.Callback(work.State);
        return task.IsCompleted;
    }

    private bool TryTake(out (SendOrPostCallback Callback, object? State) work)
    {
        lock (_ready) return _ready.TryDequeue(out work);
    }
}
