namespace StreamLab.Player;

/// <summary>A point in the state space of LoL+, and a vector of weights over it.</summary>
/// <param name="Throughput">Rate over the norm of all rates.</param>
/// <param name="Latency">Live latency over 100 s.</param>
/// <param name="Rebuffering">Seconds.</param>
/// <param name="Switching">Change of rate over the norm of all rates.</param>
internal readonly record struct Neuron(double Throughput, double Latency, double Rebuffering, double Switching)
{
    public static readonly Neuron Ones = new(1, 1, 1, 1);

    public static double Distance(in Neuron a, in Neuron b, in Neuron weights) => Math.Sqrt(
        (weights.Throughput * Square(a.Throughput - b.Throughput)) + (weights.Latency * Square(a.Latency - b.Latency))
        + (weights.Rebuffering * Square(a.Rebuffering - b.Rebuffering)) + (weights.Switching * Square(a.Switching - b.Switching)));

    /// <summary>This point, moved a share of the way to another.</summary>
    public Neuron Towards(in Neuron other, double share) => new(
        Throughput + ((other.Throughput - Throughput) * share), Latency + ((other.Latency - Latency) * share),
        Rebuffering + ((other.Rebuffering - Rebuffering) * share), Switching + ((other.Switching - Switching) * share));

    private static double Square(double x) => x * x;
}
