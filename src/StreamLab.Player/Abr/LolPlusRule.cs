namespace StreamLab.Player;

/// <summary>
/// LoL+: a self-organising map with one neuron for each Representation, whose state is (throughput, latency, rebuffering, switching).
/// The neuron nearest to the present throughput without latency, rebuffering and switching wins, under weights that promise the best
/// QoE; then the neurons are drawn to what was seen. When the running rate would empty the buffer, it steps down at once.
/// Source: Bentaleb, Akcay, Lim, Begen, Zimmermann, IEEE TMM 2022, and dash.js lolp, with one unit for rates and a buffer forecast that
/// charges the download's time.
/// </summary>
/// <remarks>
/// Media here is on demand: the live latency is zero. Where no weights keep the constraints, equal ones stand for those that dash.js draws
/// at random. Made for low latency: not to be ranked beside rules for long buffers without saying so.
/// </remarks>
public sealed class LolPlusRule(double bufferMin, double learning, double sigma) : IAbrRule
{
    public static readonly ComponentDescriptor<IAbrRule> Descriptor = new()
    {
        Name = "lol+",
        Summary = "a self-organising map that learns which representation suits the throughput, for low latency",
        Source = "Bentaleb, Akcay, Lim, Begen, Zimmermann, IEEE TMM 2022; dash.js lolp",
        Parameters =
        [
            new("buffer-min", "0.3", "s", "least buffer that a download may leave (dash.js: 0.3)"),
            new("learning", "0.01", "share", "how far a neuron follows what was seen (dash.js: 0.01)"),
            new("sigma", "0.1", "dimensionless", "width of the neighbourhood that follows along (dash.js: 0.1)"),
        ],
        InformationSet = InformationSet.DeclaredRates,
        Estimator = "dashjs",
        Create = a => new LolPlusRule(a.Number("buffer-min"), a.Number("learning"), a.Number("sigma", 0.001)),
    };

    // A rate must be this far below the throughput, else its distance in throughput counts a hundredfold (dash.js).
    private const double MarginKbps = 10, HeavyWeight = 100;

    private static readonly ReasonCode NoSample = new("lol+", "no-sample", "no throughput known yet");
    private static readonly ReasonCode DownShift = new("lol+", "down-shift", "a segment at the last rate would take {0:0.00} s of {1:0.00} s buffered: down", "downloadSeconds", "bufferSeconds");
    private static readonly ReasonCode Winner = new("lol+", "winner", "{0:0} kbps measured: its neuron is nearest, at a distance of {1:0.000}", "throughputKbps", "distance");

    private Neuron[] _neurons = [];

    public AbrDecision Choose(in AbrContext context)
    {
        if (context.Throughput is not { } throughput) return new(0, Duration.Zero, NoSample.With());
        var media = context.Media;
        if (_neurons.Length != media.RepresentationCount) _neurons = LolPlusMap.Begin(media);
        var current = Math.Clamp(context.LastRepresentation, 0, media.RepresentationCount - 1);
        var download = (media.BandwidthOf(current) * context.SegmentDuration) / throughput;
        if (context.BufferLevel.Seconds - download.Seconds < bufferMin)
            return new(BelowAndCarried(media, current, throughput), Duration.Zero, DownShift.With(download.Seconds, context.BufferLevel.Seconds));

        var norm = LolPlusMap.Norm(media);
        var seen = Math.Min(throughput.BitsPerSecond / norm, 1) is var share && share < 1 ? share : LolPlusMap.HighestThroughput(_neurons);
        var weights = LolPlusWeights.Find(context, throughput, _neurons, bufferMin);
        var (winner, distance) = FindWinner(context, throughput, weights, seen);
        var change = Math.Abs(media.BandwidthOf(current).BitsPerSecond - media.BandwidthOf(winner).BitsPerSecond) / norm;
        var rebuffering = Math.Max(0, (download - context.BufferLevel).Seconds);
        LolPlusMap.Draw(_neurons, current, new(seen, 0, rebuffering, change), learning, sigma);
        LolPlusMap.Draw(_neurons, winner, new(seen, 0, 0, change), learning, sigma);
        return new(winner, Duration.Zero, Winner.With(throughput.Kbps, distance));
    }

    public IAbrRule Clone()
    {
        var copy = (LolPlusRule)MemberwiseClone();
        copy._neurons = [.. _neurons];
        return copy;
    }

    private static int BelowAndCarried(AdaptationSet media, int current, Bitrate throughput)
    {
        var representation = Math.Max(current - 1, 0);
        while (representation > 0 && media.BandwidthOf(representation) >= throughput) representation--;
        return representation;
    }

    private (int Winner, double Distance) FindWinner(in AbrContext context, Bitrate throughput, in Neuron weights, double seen)
    {
        var (winner, least) = (0, double.PositiveInfinity);
        var target = new Neuron(seen, 0, 0, 0);
        for (var m = 0; m < _neurons.Length; m++)
        {
            var rate = context.Media.BandwidthOf(m);
            var tooDear = rate.Kbps > throughput.Kbps - MarginKbps || LolPlusWeights.NextBuffer(context, rate, throughput) < bufferMin;
            var distance = Neuron.Distance(_neurons[m], target, tooDear && m > 0 ? weights with { Throughput = HeavyWeight } : weights);
            if (distance < least) (winner, least) = (m, distance);
        }
        return (winner, least);
    }
}
