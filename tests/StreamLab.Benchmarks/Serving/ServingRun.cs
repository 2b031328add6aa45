using System.Diagnostics;

namespace StreamLab.Benchmarks;

/// <summary>What a server did in one run.</summary>
/// <param name="CpuSecondsPerGigabyte">Of the server's processes; a gigabyte is 10^9 bytes.</param>
internal sealed record ServingRun(double RequestsPerSecond, double GigabitsPerSecond, double CpuSecondsPerGigabyte, double P99Milliseconds)
{
    private const int Connections = 16;

    /// <summary>As fast as sixteen connections take it.</summary>
    public static ServingRun Measure(Uri url, int pid, TimeSpan time)
    {
        var latencies = Enumerable.Range(0, Connections).Select(_ => new List<double>(100_000)).ToArray();
        var bytes = 0L;
        var cpu = ProcessTree.CpuSeconds(pid);
        var clock = Stopwatch.StartNew();
        var threads = latencies.Select(mine => new Thread(() => Interlocked.Add(ref bytes, Drain(url, time, mine)))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        var seconds = clock.Elapsed.TotalSeconds;
        cpu = ProcessTree.CpuSeconds(pid) - cpu;
        var all = latencies.SelectMany(mine => mine).Order().ToArray();
        return new(all.Length / seconds, bytes * 8 / seconds / 1e9, cpu / (bytes / 1e9), all[(int)(all.Length * 0.99)]);
    }

    /// <summary>Each figure's own median.</summary>
    public static ServingRun Median(IReadOnlyList<ServingRun> runs) => new(
        Median(runs.Select(run => run.RequestsPerSecond)), Median(runs.Select(run => run.GigabitsPerSecond)),
        Median(runs.Select(run => run.CpuSecondsPerGigabyte)), Median(runs.Select(run => run.P99Milliseconds)));

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static long Drain(Uri url, TimeSpan time, List<double> latencies)
    {
        using var connection = new DrainConnection(url);
        var bytes = 0L;
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < time;)
        {
            var start = Stopwatch.GetTimestamp();
            bytes += connection.Get();
            latencies.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return bytes;
    }
}
