using System.Globalization;
using StreamLab.Player;
using StreamLab.Simulation;

namespace StreamLab.Benchmarks;

/// <summary>
/// Decisions a second of CPU time in whole simulated sessions, one after the other on one thread: for a machine that does other things
/// meanwhile, where BenchmarkDotNet's wall clock says little. The best batch is the one that was disturbed least.
/// </summary>
internal static class DecisionRate
{
    private const int Batches = 100;
    private static readonly TimeSpan Batch = TimeSpan.FromSeconds(0.05);

    /// <param name="rules">Each with its abandonment after a +, as in <c>bola-e+on</c>; none: a choice.</param>
    public static void Run(IReadOnlyList<string> rules)
    {
        if (rules.Count == 0) rules = ["throughput", "bba0", "bola", "throughput+on", "bola-e+on", "robust-mpc", "mpc"];
        Console.WriteLine("decisions per CPU second   best of 100 batches   median");
        foreach (var rule in rules)
        {
            var setup = SessionBenchmarks.SessionOf(new SessionConfiguration { Abr = rule.Split('+')[0], Abandonment = rule.Contains('+') ? rule.Split('+')[1] : "off" });
            var rates = Enumerable.Range(0, Batches).Select(_ => Measure(setup)).Order().ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rule,-24} {rates[^1],20:N0} {rates[Batches / 2],20:N0}"));
        }
    }

    private static double Measure(SimulationSetup setup)
    {
        long decisions = 0;
        var began = Environment.CpuUsage.TotalTime;
        while (Environment.CpuUsage.TotalTime - began < Batch)
        {
            if (!SimulatedSession.TryRun(setup, null, null, out var summary, out var error)) throw new InvalidOperationException(error);
            decisions += summary.Decisions;
        }
        return decisions / (Environment.CpuUsage.TotalTime - began).TotalSeconds;
    }
}
