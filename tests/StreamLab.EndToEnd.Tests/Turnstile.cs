namespace StreamLab.EndToEnd.Tests;

/// <summary>
/// Lets one laboratory after another begin. The tests run side by side, and two dozen processes that are compiled at once would take each other's processors
/// just when their sessions begin: the bench would call all of them disturbed.
/// </summary>
internal static class Turnstile
{
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(1.2);
    private static readonly Lock Gate = new();
    private static DateTime _next = DateTime.MinValue;

    public static Task PassAsync()
    {
        lock (Gate)
        {
            var now = DateTime.UtcNow;
            var turn = now > _next ? now : _next;
            _next = turn + Apart;
            return Task.Delay(turn - now);
        }
    }
}
