using CsCheck;

namespace StreamLab.Network.Tests;

/// <summary>Short words for values, and generators of random ones.</summary>
internal static class Make
{
    public static Instant At(double seconds) => Instant.FromSeconds(seconds);
    public static DataSize Megabits(double megabits) => DataSize.FromBits(megabits * 1e6);
    public static BandwidthTrace Mbps(double mbps) => BandwidthTrace.Constant(Bitrate.FromMbps(mbps));

    public static BandwidthTrace Trace(TraceEnd end, params (double Seconds, double Mbps)[] periods) =>
        new(periods.Select(period => new TracePeriod(Duration.FromSeconds(period.Seconds), Bitrate.FromMbps(period.Mbps))), end);

    public static readonly Gen<TraceEnd> AnyEnd = Gen.Enum<TraceEnd>();

    /// <summary>Traces of up to 12 periods, a third of them outages.</summary>
    public static readonly Gen<BandwidthTrace> AnyTrace = Gen.Select(
        Gen.Select(Gen.Double[0.01, 5], Gen.OneOf(Gen.Const(0.0), Gen.Double[0.01, 0.1], Gen.Double[0.5, 20])).Array[1, 12], AnyEnd,
        (periods, end) => Trace(end, periods));

    public static readonly Gen<Instant> AnyTime = Gen.OneOf(Gen.Double[0, 60], Gen.Double[0, 1e5]).Select(At);
    public static readonly Gen<DataSize> AnySize = Gen.OneOf(Gen.Double[0, 1], Gen.Double[0, 100], Gen.Const(0.0)).Select(Megabits);
}
