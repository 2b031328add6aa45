namespace StreamLab.Player;

/// <summary>
/// PANDA: probe and adapt. The estimate y rises by kappa w per second while the measured rate x keeps up with it and backs off as x falls
/// behind; smoothed to z, it is quantised with a dead zone, and requests are spaced so that the buffer tends to Bmin.
/// Source: Li et al., IEEE JSAC 2014.
/// </summary>
/// <remarks>Here a wait never outlasts the buffer: it would only stall the picture.</remarks>
public sealed class PandaRule(double kappa, double w, double alpha, double beta, double epsilon, double bmin) : IAbrRule
{
    public static readonly ComponentDescriptor<IAbrRule> Descriptor = new()
    {
        Name = "panda",
        Summary = "probes for bandwidth like TCP does and spaces its requests",
        Source = "Li, Zhu, Gahm, Pan, Hu, Begen, Oran, JSAC 2014",
        Parameters =
        [
            new("kappa", "0.28", "1/s", "probing convergence (ns-3 model: 0.28; the paper is recalled to have 0.14)"),
            new("w", "0.3", "Mbit/s", "probing additive increase"),
            new("alpha", "0.2", "1/s", "smoothing convergence"),
            new("beta", "0.2", "dimensionless", "buffer convergence"),
            new("epsilon", "0.15", "share", "dead zone's multiplicative margin (ns-3 model: 0.15)"),
            new("bmin", "26", "s", "buffer to tend to"),
        ],
        InformationSet = InformationSet.DeclaredRates,
        Estimator = "last",
        Create = a => new PandaRule(a.Number("kappa", 0.001), a.Number("w"), a.Number("alpha", 0.001), a.Number("beta"), a.Number("epsilon"), a.Number("bmin")),
    };

    private const double Least = 1e-6; // Mbit/s

    private static readonly ReasonCode NoSample = new("panda", "no-sample", "nothing downloaded yet");
    private static readonly ReasonCode Up = new("panda", "up", "{0:0.00} Mbps after smoothing: up, its margins kept ({1:0.00} Mbps before)", "smoothMbps", "probeMbps");
    private static readonly ReasonCode Keep = new("panda", "keep", "{0:0.00} Mbps after smoothing: in the dead zone ({1:0.00} Mbps before)", "smoothMbps", "probeMbps");
    private static readonly ReasonCode Down = new("panda", "down", "{0:0.00} Mbps after smoothing: down ({1:0.00} Mbps before)", "smoothMbps", "probeMbps");

    private double _probe, _smooth; // y and z, Mbit/s
    private Duration _interval; // target between the last request and the next
    private Instant? _learntAt;

    public AbrDecision Choose(in AbrContext context)
    {
        if (context.LastDownload is not { HasRate: true } download) return new(0, Duration.Zero, NoSample.With());
        var since = context.Now - download.RequestedAt;
        var wait = Duration.Min(Duration.Max(_interval - since, Duration.Zero), context.BufferLevel);
        Learn(download, since + wait);
        var (representation, code) = Quantise(context.Media, context.LastRepresentation);

        var level = Math.Max(context.BufferLevel.Seconds - wait.Seconds, 0);
        var loading = context.Media.BandwidthOf(representation).Mbps * context.SegmentDuration.Seconds / _smooth;
        _interval = new(Math.Max(loading + (beta * (level - bmin)), 0));
        return new(representation, wait, code.With(_smooth, _probe));
    }

    public IAbrRule Clone() => (PandaRule)MemberwiseClone();

    /// <summary>Both recursions contract by 1 - gain x T: longer intervals than 1/gain are taken for that long.</summary>
    private void Learn(in Download download, Duration interval)
    {
        if (download.EndedAt == _learntAt) return;
        var measured = download.Sample.Goodput.Mbps;
        if (_learntAt is null) (_probe, _smooth) = (measured, measured);
        _learntAt = download.EndedAt;
        _probe = Math.Max(_probe + (Math.Min(kappa * interval.Seconds, 1) * (w - Math.Max(0, _probe - measured + w))), Least);
        _smooth = Math.Max(_smooth - (Math.Min(alpha * interval.Seconds, 1) * (_smooth - _probe)), Least);
    }

    private (int Representation, ReasonCode Code) Quantise(AdaptationSet media, int last)
    {
        var up = Ladder.HighestAtMost(media, Bitrate.FromMbps(_smooth - (w + (epsilon * _smooth))));
        var down = Ladder.HighestAtMost(media, Bitrate.FromMbps(_smooth - w));
        if (last < up) return (up, Up);
        return last <= down ? (last, Keep) : (down, Down);
    }
}
