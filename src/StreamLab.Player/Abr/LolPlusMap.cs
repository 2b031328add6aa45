namespace StreamLab.Player;

/// <summary>The self-organising map of LoL+.</summary>
internal static class LolPlusMap
{
    public static Neuron[] Begin(AdaptationSet media)
    {
        var (neurons, norm) = (new Neuron[media.RepresentationCount], Norm(media));
        for (var m = 0; m < neurons.Length; m++) neurons[m] = new(media.BandwidthOf(m).BitsPerSecond / norm, 0, 0, 0);
        return neurons;
    }

    /// <summary>Euclidean norm of the rates, bit/s.</summary>
    public static double Norm(AdaptationSet media)
    {
        double sum = 0;
        for (var m = 0; m < media.RepresentationCount; m++) sum += media.BandwidthOf(m).BitsPerSecond * media.BandwidthOf(m).BitsPerSecond;
        return Math.Sqrt(sum);
    }

    public static double HighestThroughput(ReadOnlySpan<Neuron> neurons)
    {
        double highest = 0;
        foreach (ref readonly var neuron in neurons) highest = Math.Max(highest, neuron.Throughput);
        return highest;
    }

    /// <summary>Draws a neuron, and the others the less the farther they are from it, towards what was seen.</summary>
    public static void Draw(Span<Neuron> neurons, int centre, in Neuron seen, double learning, double sigma)
    {
        var middle = neurons[centre];
        foreach (ref var neuron in neurons)
        {
            var distance = Neuron.Distance(neuron, middle, Neuron.Ones);
            neuron = neuron.Towards(seen, learning * Math.Exp(-(distance * distance) / (2 * sigma * sigma)));
        }
    }
}
