namespace StreamLab.Player;

/// <summary>
/// Shaka Player's rule: the Representation whose band [R / downgrade, next R / upgrade] holds the throughput, the highest where bands
/// overlap; after a choice it is kept for the switch interval. Source: Shaka Player 5.2, lib/abr/simple_abr_manager.js.
/// </summary>
public sealed class ShakaRule(double upgrade, double downgrade, double interval) : IAbrRule
{
    public static readonly ComponentDescriptor<IAbrRule> Descriptor = new()
    {
        Name = "shaka",
        Summary = "Shaka Player's rule: the rate whose band holds the throughput, chosen anew every 8 s",
        Source = "Shaka Player 5.2, SimpleAbrManager",
        Parameters =
        [
            new("upgrade", "0.85", "share", "of the throughput that the next rate must not reach (Shaka: 0.85)"),
            new("downgrade", "0.95", "share", "of the throughput that a rate may take (Shaka: 0.95)"),
            new("interval", "8", "s", "least time between choices; the first measured one comes at once (Shaka: 8)"),
        ],
        InformationSet = InformationSet.DeclaredRates,
        Monotone = true,
        Estimator = "shaka",
        Create = a => new ShakaRule(a.Number("upgrade", 0.01), a.Number("downgrade", 0.01), a.Number("interval")),
    };

    private static readonly ReasonCode NoSample = new("shaka", "no-sample", "no throughput known yet");
    private static readonly ReasonCode Kept = new("shaka", "interval", "chosen {0:0.0} s ago: kept for {1:0.0} s", "agoSeconds", "intervalSeconds");
    private static readonly ReasonCode Band = new("shaka", "band", "{0:0} kbps measured: within the band of this rate", "throughputKbps");

    private Instant _chosenAt = new(double.NegativeInfinity);

    public AbrDecision Choose(in AbrContext context)
    {
        if (context.Throughput is not { } throughput) return new(0, Duration.Zero, NoSample.With());
        var since = context.Now - _chosenAt;
        if (context.LastRepresentation >= 0 && since.Seconds < interval)
            return new(Math.Min(context.LastRepresentation, context.Media.RepresentationCount - 1), Duration.Zero, Kept.With(since.Seconds, interval));
        if (context.LastDownload is not null) _chosenAt = context.Now;
        return new(Choose(context.Media, throughput, context.PlaybackRate > 0 ? context.PlaybackRate : 1), Duration.Zero, Band.With(throughput.Kbps));
    }

    public IAbrRule Clone() => (ShakaRule)MemberwiseClone();

    private int Choose(AdaptationSet media, Bitrate throughput, double rate)
    {
        var chosen = 0;
        for (var m = 0; m < media.RepresentationCount; m++)
        {
            var next = m + 1 < media.RepresentationCount ? media.BandwidthOf(m + 1) : Bitrate.Unlimited;
            if (throughput >= media.BandwidthOf(m) * (rate / downgrade) && throughput <= next * (rate / upgrade)) chosen = m;
        }
        return chosen;
    }
}
