namespace StreamLab.Player;

/// <summary>
/// The weights of LoL+: of all vectors over {.2, .4, .6, .8, 1} the first that, with some neuron, promises the highest QoE of the next Segment
/// while the buffer keeps its least level. Throughput and switching weights do not enter that QoE, so the first vector has them at .2.
/// </summary>
internal static class LolPlusWeights
{
    private const int Options = 5;
    private const double Least = 0.2, LeastRebuffering = 1e-5;
    private const double LatencyPenalty = 0.05; // of the lowest rate for each second, up to 1.1 s: a live latency that is zero here

    public static Neuron Find(in AbrContext context, Bitrate throughput, ReadOnlySpan<Neuron> neurons, double bufferMin)
    {
        var (best, bestQoe) = (Neuron.Ones, double.NegativeInfinity);
        for (var latency = 1; latency <= Options; latency++)
        {
            for (var buffer = 1; buffer <= Options; buffer++)
            {
                var weights = new Neuron(Least, latency * Least, buffer * Least, Least);
                var qoe = BestQoe(context, throughput, neurons, weights, bufferMin);
                if (qoe > bestQoe) (best, bestQoe) = (weights, qoe);
            }
        }
        return best;
    }

    /// <summary>Seconds buffered after a Segment of that rate has come.</summary>
    public static double NextBuffer(in AbrContext context, Bitrate rate, Bitrate throughput) =>
        Math.Max(context.BufferLevel.Seconds - DownloadSeconds(context, rate, throughput), 0) + context.SegmentDuration.Seconds;

    private static double BestQoe(in AbrContext context, Bitrate throughput, ReadOnlySpan<Neuron> neurons, in Neuron weights, double bufferMin)
    {
        var best = double.NegativeInfinity;
        var (media, segment) = (context.Media, context.SegmentDuration.Seconds);
        for (var m = 0; m < neurons.Length; m++)
        {
            var rate = media.BandwidthOf(m);
            var next = NextBuffer(context, rate, throughput);
            if (next < bufferMin) continue;
            var rebuffering = Math.Max(LeastRebuffering, DownloadSeconds(context, rate, throughput) - next) / weights.Rebuffering;
            var latency = LatencyPenalty * media.BandwidthOf(0).Kbps * neurons[m].Latency / weights.Latency;
            var speed = media.BandwidthOf(0).Kbps * Math.Abs(1 - (context.PlaybackRate > 0 ? context.PlaybackRate : 1));
            best = Math.Max(best, (rate.Kbps * segment) - (media.BandwidthOf(media.RepresentationCount - 1).Kbps * rebuffering) - latency - speed);
        }
        return best;
    }

    private static double DownloadSeconds(in AbrContext context, Bitrate rate, Bitrate throughput) => (rate * context.SegmentDuration / throughput).Seconds;
}
