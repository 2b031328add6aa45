namespace StreamLab.EndToEnd.Tests;

/// <summary>
/// A laboratory's place on this machine. The tests run side by side, as they mostly wait; but so many players and servers at once that they are late for each
/// other would be disturbed by nothing but themselves.
/// </summary>
internal sealed class Place : IDisposable
{
    private static readonly SemaphoreSlim Free = new(9);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);
    private static readonly SemaphoreSlim Door = new(1);

    private Place()
    {
    }

    /// <summary>Waits for a free one. They are given out one after the other: what has just begun is compiled as it goes.</summary>
    public static async Task<Place> TakeAsync()
    {
        await Free.WaitAsync();
        await Door.WaitAsync();
        _ = Task.Delay(Settling).ContinueWith(_ => Door.Release(), TaskScheduler.Default);
        return new Place();
    }

    public void Dispose() => Free.Release();
}
