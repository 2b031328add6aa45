namespace StreamLab.Player;

/// <summary>
/// HYB: the highest Representation whose coming Segment loads in less than a share beta of what is buffered, time to first byte charged.
/// Source: Akhtar et al., SIGCOMM'18 (Oboe), where it stands for what simple players do.
/// </summary>
public sealed class HybRule(double beta) : IAbrRule
{
    public static readonly ComponentDescriptor<IAbrRule> Descriptor = new()
    {
        Name = "hyb",
        Summary = "the highest rate whose segment loads within a share of the buffer",
        Source = "Akhtar et al., SIGCOMM'18 (Oboe)",
        Parameters = [new("beta", "0.25", "share of the buffer", "that a download may take (recalled from the paper, not verified)")],
        InformationSet = InformationSet.SegmentSizes,
        Monotone = true,
        Estimator = "harmonic",
        Create = a => new HybRule(a.Number("beta", 0.001)),
    };

    private static readonly ReasonCode NoSample = new("hyb", "no-sample", "no throughput known yet");
    private static readonly ReasonCode Fits = new("hyb", "fits", "loads in {0:0.0} s, less than {1:0.0} s of the buffer", "downloadSeconds", "allowedSeconds");
    private static readonly ReasonCode NoneFits = new("hyb", "none-fits", "even the lowest takes {0:0.0} s, the buffer allows {1:0.0} s", "downloadSeconds", "allowedSeconds");

    public AbrDecision Choose(in AbrContext context)
    {
        if (context.Throughput is not { } throughput) return new(0, Duration.Zero, NoSample.With());
        var allowed = context.BufferLevel * beta;
        var representation = context.Media.RepresentationCount - 1;
        while (representation > 0 && DownloadTime(context, throughput, representation) >= allowed) representation--;
        var time = DownloadTime(context, throughput, representation);
        return new(representation, Duration.Zero, (time < allowed ? Fits : NoneFits).With(time.Seconds, allowed.Seconds));
    }

    public IAbrRule Clone() => new HybRule(beta);

    private static Duration DownloadTime(in AbrContext context, Bitrate throughput, int representation) =>
        context.Latency + (context.Media.SizeOf(representation, context.Segment) / throughput);
}
