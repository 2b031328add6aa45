using System.Diagnostics;

namespace StreamLab.Testing;

/// <summary>
/// The one way to judge by the wall clock. What a machine does to a run is no fault of what is tested: only runs in which nothing was late decide. A
/// disturbed one is repeated a few times; after that the test is inconclusive: skipped, with what disturbed it, never failed.
/// </summary>
public static class WallClock
{
    private const int Tries = 3;
    private static readonly TimeSpan LongestAltogether = TimeSpan.FromSeconds(110);

    /// <param name="measure">
    /// One run. What holds however slow the machine is it asserts itself; what does not it hands to <see cref="WallClockRun.Law"/>.
    /// </param>
    public static async Task JudgeAsync(Func<WallClockRun, Task> measure)
    {
        var (clock, disturbances) = (Stopwatch.StartNew(), new List<string>());
        for (var number = 1; number <= Tries && clock.Elapsed * number <= LongestAltogether * Math.Max(1, number - 1); number++)
        {
            await using var run = new WallClockRun(number);
            await measure(run);
            if (run.Disturbance is not { } disturbance)
            {
                run.Judge();
                return;
            }
            disturbances.Add($"run {number}: {disturbance}");
        }
        throw new InconclusiveException(string.Join("; ", disturbances));
    }
}
