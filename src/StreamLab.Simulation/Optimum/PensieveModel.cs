namespace StreamLab.Simulation.Optimum;

/// <summary>
/// Sessions in Pensieve's environment. Its clock is that of the trace, on which round trips take no time; the lag counts them. The lag begins
/// with the first Segment, which is fixed.
/// </summary>
public sealed class PensieveModel(AdaptationSet video, PensieveEnvironment environment) : SessionModel(video)
{
    public PensieveEnvironment Environment => environment;

    public override IReadOnlyList<int> Fixed { get; } = [Math.Min(PensieveEnvironment.FirstRepresentation, video.RepresentationCount - 1)];

    public override SessionPoint Start => Advance(new SessionPoint(0, -1, 0, 0, Picture.Running), Fixed[0]);

    public override SessionPoint Advance(in SessionPoint point, int representation)
    {
        var (segment, next) = (point.Segment, point.Segment + 1);
        var arrival = Arrival(point.ReadySeconds, Video.SizeOf(representation, segment));
        var lag = Math.Max(point.LagSeconds, arrival - Deadline(segment));
        var buffer = (Video.Segments[segment].End - Video.Start).Seconds - RoundTrips(next) + lag - arrival;
        return new(next, representation, arrival + environment.SleepOf(new Duration(buffer)).Seconds, lag, Picture.Running);
    }

    internal override double Arrival(double requestSeconds, DataSize size) => double.IsInfinity(requestSeconds) ? requestSeconds :
        environment.TransferEnd(new Instant(requestSeconds), size).Seconds;

    internal override double EarliestArrival(double requestSeconds, DataSize size) => Arrival(requestSeconds, size);

    internal override double LatestRequest(double arrivalSeconds, DataSize size) => environment.TransferStart(new Instant(arrivalSeconds), size).Seconds;

    internal override double Deadline(int segment) => (Video.Segments[segment].Start - Video.Start).Seconds - RoundTrips(segment + 1);

    /// <summary>When what is buffered is down to the capacity: the environment asks for more than fits, and sleeps afterwards.</summary>
    internal override double Room(int segment) => (Video.Segments[segment].Start - Video.Start - environment.BufferCapacity).Seconds - RoundTrips(segment);

    private static double RoundTrips(int downloads) => downloads * PensieveEnvironment.RoundTripTime.Seconds;
}
