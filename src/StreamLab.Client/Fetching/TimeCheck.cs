using System.Collections.Concurrent;

namespace StreamLab.Client;

/// <summary>
/// Compares the time of what came with the time that the manifest says. A title whose files all count from another zero than is said plays as well:
/// before anything has come at its time, two answers that are beside it by the same are believed.
/// </summary>
internal sealed class TimeCheck
{
    // Half a Segment is allowed (ISO 23009-1, 7.2.1); of short ones, what encoders put before the first frame.
    private static readonly Duration Least = Duration.FromSeconds(0.25);
    private const double Share = 0.5;

    private readonly ConcurrentDictionary<(int Track, int Period), (Duration Zero, bool IsKnown)> _zeros = new();

    /// <param name="place">Track and Period: they have one zero.</param>
    /// <param name="beside">How much later than is said it begins.</param>
    /// <param name="length">How long it lasts.</param>
    public bool IsRight((int Track, int Period) place, Duration beside, Duration length)
    {
        var seen = _zeros.GetValueOrDefault(place);
        var isRight = IsNear(beside - seen.Zero, length) || (!seen.IsKnown && IsNear(beside, length));
        if (!seen.IsKnown) _zeros[place] = (IsNear(beside, length) ? Duration.Zero : beside, isRight);
        return isRight;
    }

    private static bool IsNear(Duration difference, Duration length) => Math.Abs(difference.Seconds) <= Math.Max(length.Seconds * Share, Least.Seconds);
}
