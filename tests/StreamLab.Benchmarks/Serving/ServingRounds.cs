using System.Globalization;

namespace StreamLab.Benchmarks;

/// <summary>
/// Cache hits of several servers in one run: each size, each round, each server once, in an order that rotates, so that a machine that slows down slows
/// all; medians of the rounds, and ratios to nginx where it is among them.
/// </summary>
internal static class ServingRounds
{
    private const string Yardstick = "nginx";
    private static readonly int[] Sizes = [64 * 1024, 500_000, 2_000_000];
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(3), Measured = TimeSpan.FromSeconds(1.5);

    /// <param name="words"><c>NAME=PID=URL</c>; under URL lie objects named by their size, <c>500000.m4s</c>.</param>
    public static void Run(int rounds, IReadOnlyList<string> words)
    {
        var subjects = words.Select(word => word.Split('=')).Select(w => (Name: w[0], Pid: int.Parse(w[1]), Url: new Uri(w[2]))).ToList();
        Console.WriteLine("| object | server | requests/s | Gbit/s | CPU s per GB | p99 ms | requests/s against nginx | CPU against nginx |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var size in Sizes)
        {
            var runs = subjects.ToDictionary(s => s.Name, _ => new List<ServingRun>());
            foreach (var (_, pid, url) in subjects) ServingRun.Measure(new Uri(url, $"{size}.m4s"), pid, Warming);
            for (var round = 0; round < rounds; round++)
                for (var turn = 0; turn < subjects.Count; turn++)
                {
                    var (name, pid, url) = subjects[(round + turn) % subjects.Count];
                    runs[name].Add(ServingRun.Measure(new Uri(url, $"{size}.m4s"), pid, Measured));
                }
            Print(size, subjects.Select(s => (s.Name, ServingRun.Median(runs[s.Name]))).ToList());
        }
    }

    private static void Print(int size, List<(string Name, ServingRun Run)> rows)
    {
        var yardstick = rows.Find(row => row.Name == Yardstick).Run;
        foreach (var (name, run) in rows)
        {
            var against = yardstick is null ? "|" : Invariant($"{run.RequestsPerSecond / yardstick.RequestsPerSecond:0.00} | {run.CpuSecondsPerGigabyte / yardstick.CpuSecondsPerGigabyte:0.00}");
            Console.WriteLine(Invariant($"| {size / 1000.0:0} kB | {name} | {run.RequestsPerSecond:0} | {run.GigabitsPerSecond:0.0} | {run.CpuSecondsPerGigabyte:0.000} | {run.P99Milliseconds:0.0} | {against} |"));
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
