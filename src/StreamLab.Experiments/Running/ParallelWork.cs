namespace StreamLab.Experiments;

/// <summary>The same work on many items, over several cores; results come in the order of the items, whoever did them when.</summary>
internal static class ParallelWork
{
    // Small, so that cancelling is quick and no core is left with much; large enough that taking a batch costs nothing.
    private const int Batch = 8;

    /// <param name="work">Runs on any thread.</param>
    /// <param name="finished">Hears of each batch, on any thread.</param>
    /// <exception cref="OperationCanceledException">Cancelled; what was finished has been told.</exception>
    public static T[] Map<TItem, T>(
        IReadOnlyList<TItem> items, int jobs, Func<TItem, T> work, Action<ArraySegment<T>> finished, CancellationToken cancellation)
    {
        var results = new T[items.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation };
        Throwing(() => Parallel.For(0, (items.Count + Batch - 1) / Batch, options, batch =>
        {
            var (from, to) = (batch * Batch, Math.Min(items.Count, (batch + 1) * Batch));
            for (var i = from; i < to; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                results[i] = work(items[i]);
            }
            finished(new ArraySegment<T>(results, from, to - from));
        }));
        return results;
    }

    /// <summary>The first failure as itself, not as one of several.</summary>
    private static void Throwing(Action action)
    {
        try
        {
            action();
        }
        catch (AggregateException e)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }
}
