using StreamLab.Server;

namespace StreamLab.Cli.Soaking;

/// <summary>Breaks a random edge in a random way every few seconds, for a few seconds; now and then it gets another rate. Seeded.</summary>
internal sealed class Chaos(IReadOnlyList<EdgeServer> edges, int seed)
{
    private static readonly string[] Kinds = [.. FaultCommand.Kinds.Where(kind => kind != "off")];
    private static readonly string[] Rates = ["off", "off", "40Mbps", "100Mbps", "400Mbps"];
    private const double MeanPauseSeconds = 3, ShareOfRates = 0.2, LongestFaultSeconds = 6;

    private readonly Random _random = new(seed);
    private readonly EdgeControl[] _controls = [.. edges.Select(edge => new EdgeControl(edge.Url, edge.Token))];

    public int Faults { get; private set; }

    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromSeconds(2 * MeanPauseSeconds * _random.NextDouble()), cancellation);
                await DisturbAsync(_controls[_random.Next(_controls.Length)], cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            // its time is over
        }
    }

    private async Task DisturbAsync(EdgeControl edge, CancellationToken cancellation)
    {
        if (_random.NextDouble() < ShareOfRates)
        {
            await edge.ShapeAsync(new ShapeCommand { Rate = Rates[_random.Next(Rates.Length)] }, cancellation);
            return;
        }
        var kind = Kinds[_random.Next(Kinds.Length)];
        var fault = new FaultCommand(kind)
        {
            Share = 0.05 + (0.95 * _random.NextDouble()),
            For = $"{0.5 + (LongestFaultSeconds * _random.NextDouble()):0.0}s",
            Time = kind == "delay" ? $"{50 + _random.Next(2000)}ms" : null,
            Status = kind == "error" ? 500 + _random.Next(5) : null,
            Beside = true,
        };
        await edge.FaultAsync(fault, cancellation);
        Faults++;
    }
}
