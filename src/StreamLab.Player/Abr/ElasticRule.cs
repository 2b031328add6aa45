namespace StreamLab.Player;

/// <summary>
/// ELASTIC: feedback linearisation of the buffer. R = C / (1 - kp B - ki qI), where qI integrates B - B_T, holds the buffer at its target
/// without ever pausing downloads. The integral holds while the picture does, and while the answer is at an end of the ladder and more of it
/// would only drive it further out (anti-windup). Source: De Cicco, Caldaralo, Palmisano, Mascolo, PV'13.
/// </summary>
public sealed class ElasticRule(double kp, double ki, double target) : IAbrRule
{
    public static readonly ComponentDescriptor<IAbrRule> Descriptor = new()
    {
        Name = "elastic",
        Summary = "a controller that holds the buffer at its target without pausing downloads",
        Source = "De Cicco, Caldaralo, Palmisano, Mascolo, PV'13",
        Parameters =
        [
            new("kp", "0.01", "1/s", "proportional gain (paper: 0.01)"),
            new("ki", "0.001", "1/s^2", "integral gain (paper: 0.001; QUETRA's comparison lowered it to 0.0001)"),
            new("target", "15", "s", "level to hold; half the buffer where that is less (paper: 15 s)"),
        ],
        InformationSet = InformationSet.DeclaredRates,
        Monotone = true,
        Estimator = "harmonic",
        Create = a => new ElasticRule(a.Number("kp"), a.Number("ki"), a.Number("target")),
    };

    private const double LeastDenominator = 1e-3;

    private static readonly ReasonCode NoSample = new("elastic", "no-sample", "no throughput known yet");
    private static readonly ReasonCode Control = new("elastic", "control", "{0:0} kbps measured, {1:0.0} s buffered: {2:0} kbps hold the target", "throughputKbps", "bufferSeconds", "controlKbps");

    private double _integral; // s^2
    private Instant? _askedAt;

    public AbrDecision Choose(in AbrContext context)
    {
        var passed = _askedAt is { } before && context.IsPlaying ? Math.Max((context.Now - before).Seconds, 0) : 0;
        _askedAt = context.Now;
        if (context.Throughput is not { } throughput) return new(0, Duration.Zero, NoSample.With());

        var level = context.BufferLevel.Seconds;
        var error = level - Math.Min(target, context.BufferCapacity.Seconds / 2);
        var integral = _integral + (passed * error);
        var rate = throughput / Math.Max(1 - (kp * level) - (ki * integral), LeastDenominator);
        var media = context.Media;
        var isPast = error > 0 ? rate > media.BandwidthOf(media.RepresentationCount - 1) : rate < media.BandwidthOf(0);
        if (!isPast) _integral = integral;
        return new(Ladder.HighestAtMost(media, rate), Duration.Zero, Control.With(throughput.Kbps, level, rate.Kbps));
    }

    public IAbrRule Clone() => (ElasticRule)MemberwiseClone();
}
