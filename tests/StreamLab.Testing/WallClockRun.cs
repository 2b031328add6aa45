using System.Diagnostics;

namespace StreamLab.Testing;

/// <summary>One run by the wall clock, watched for what disturbs it: a timer of this process that is late, or what others tell of.</summary>
public sealed class WallClockRun : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(20), MostLate = TimeSpan.FromMilliseconds(250);

    private readonly List<Action> _laws = [];
    private readonly List<string> _told = [];
    private readonly Lock _gate = new();
    private readonly ITimer _timer;
    private long _lastBeat = Stopwatch.GetTimestamp();
    private TimeSpan _worst;

    internal WallClockRun(int number)
    {
        Number = number;
        _timer = TimeProvider.System.CreateTimer(_ => TakeBeat(), null, Beat, Beat);
    }

    /// <summary>From one.</summary>
    public int Number { get; }

    /// <summary>What disturbed it; null: nothing.</summary>
    public string? Disturbance
    {
        get
        {
            TakeBeat();
            lock (_gate)
            {
                string[] own = _worst > MostLate ? [$"the tests' own timer was {_worst.TotalMilliseconds:0} ms late"] : [];
                return own.Length + _told.Count == 0 ? null : string.Join(", ", [.. own, .. _told]);
            }
        }
    }

    /// <summary>Something that was measured says that it was disturbed; null: it says nothing.</summary>
    public void Heed(string? disturbance)
    {
        if (disturbance is null) return;
        lock (_gate) _told.Add(disturbance);
    }

    /// <summary>What must hold if nothing disturbed this run.</summary>
    public void Law(Action assert)
    {
        lock (_gate) _laws.Add(assert);
    }

    public ValueTask DisposeAsync() => _timer.DisposeAsync();

    internal void Judge() => _laws.ForEach(assert => assert());

    private void TakeBeat()
    {
        lock (_gate)
        {
            var late = Stopwatch.GetElapsedTime(_lastBeat) - Beat;
            _lastBeat = Stopwatch.GetTimestamp();
            if (late > _worst) _worst = late;
        }
    }
}
