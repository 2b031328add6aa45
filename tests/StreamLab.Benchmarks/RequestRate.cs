using System.Globalization;
using StreamLab.Simulation.Cdn;

namespace StreamLab.Benchmarks;

/// <summary>
/// Requests a second of CPU time in whole simulated delivery networks (viewers, routing, caches, links, figures), on one thread: for a machine
/// that does other things meanwhile. The best run is the one that was disturbed least.
/// </summary>
internal static class RequestRate
{
    private const int Runs = 7, Requests = 2_000_000;

    public static void Run(IReadOnlyList<string> policies)
    {
        var catalogue = new SyntheticCatalogue().Make();
        Console.WriteLine($"requests per CPU second       best of {Runs} runs       median");
        foreach (var topology in TopologyFile.Names)
            foreach (var policy in policies.Count > 0 ? policies : ["lru"])
            {
                var setup = new CdnSetup
                {
                    Topology = TopologyFile.TryFind(topology, out var found, out var error) ? found : throw new InvalidOperationException(error),
                    Catalogue = catalogue,
                    Workload = new CdnWorkload { Requests = Requests },
                    Policy = policy,
                };
                var rates = Enumerable.Range(0, Runs).Select(_ => Measure(setup)).Order().ToList();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{topology + ' ' + policy,-28} {rates[^1],15:N0} {rates[Runs / 2],12:N0}"));
            }
    }

    private static double Measure(CdnSetup setup)
    {
        var began = Environment.CpuUsage.TotalTime;
        CdnSimulation.Run(setup);
        return Requests / (Environment.CpuUsage.TotalTime - began).TotalSeconds;
    }
}
