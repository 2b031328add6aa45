namespace StreamLab.Player;

/// <summary>
/// QUETRA: the buffer as an M/D/1/K queue. Of each rate the expected free space of the buffer is known (<see cref="QuetraSlack"/>); the rate
/// whose free space is nearest to the present level is taken, the higher one of equals. Source: Yadav, Shafiei, Ooi, MM'17.
/// </summary>
public sealed class QuetraRule(double reservoir, int every) : IAbrRule
{
    public static readonly ComponentDescriptor<IAbrRule> Descriptor = new()
    {
        Name = "quetra",
        Summary = "the rate whose expected free buffer, as a queue, is nearest to the buffer level",
        Source = "Yadav, Shafiei, Ooi, ACM Multimedia 2017",
        Parameters =
        [
            new("reservoir", "0", "share of the buffer", "below it the lowest rate (the authors' code: 0.375)"),
            new("every", "1", "segments", "decides anew at every so many segments (the authors' code: 5)"),
        ],
        InformationSet = InformationSet.DeclaredRates,
        Estimator = "last",
        Create = a => new QuetraRule(a.Number("reservoir"), a.Count("every")),
    };

    private static readonly ReasonCode NoSample = new("quetra", "no-sample", "no throughput known yet");
    private static readonly ReasonCode Reservoir = new("quetra", "reservoir", "{0:0.0} s buffered: in the reservoir of {1:0.0} s", "bufferSeconds", "reservoirSeconds");
    private static readonly ReasonCode Hold = new("quetra", "hold", "decided {0:0} segments ago", "segmentsAgo");
    private static readonly ReasonCode Nearest = new("quetra", "nearest", "{0:0} kbps measured: an expected free buffer of {1:0.0} s is nearest to {2:0.0} s", "throughputKbps", "slackSeconds", "bufferSeconds");

    private QuetraSlack? _slack;
    private int _held = int.MaxValue;

    public AbrDecision Choose(in AbrContext context)
    {
        if (context.Throughput is not { } throughput) return new(0, Duration.Zero, NoSample.With());
        var floor = context.BufferCapacity * reservoir;
        if (context.BufferLevel < floor) return new(0, Duration.Zero, Reservoir.With(context.BufferLevel.Seconds, floor.Seconds));
        if (_held < every && context.LastRepresentation >= 0) return new(context.LastRepresentation, Duration.Zero, Hold.With(_held++));
        _held = 1;
        return ChooseNearest(context, throughput);
    }

    public IAbrRule Clone()
    {
        var copy = (QuetraRule)MemberwiseClone();
        copy._slack = null; // a table of values that never change, made again when needed
        return copy;
    }

    private AbrDecision ChooseNearest(in AbrContext context, Bitrate throughput)
    {
        if (_slack is null || _slack.Capacity != context.BufferCapacity) _slack = new QuetraSlack(context.BufferCapacity);
        var (best, bestDistance, bestSlack) = (0, double.PositiveInfinity, Duration.Zero);
        for (var m = 0; m < context.Media.RepresentationCount; m++)
        {
            var slack = _slack.Of(throughput / context.Media.BandwidthOf(m));
            var distance = Math.Abs((context.BufferLevel - slack).Seconds);
            if (distance <= bestDistance) (best, bestDistance, bestSlack) = (m, distance, slack);
        }
        return new(best, Duration.Zero, Nearest.With(throughput.Kbps, bestSlack.Seconds, context.BufferLevel.Seconds));
    }
}
