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

    public static string Show(BandwidthTrace trace) =>
        $"{trace.End}({string.Join(' ', trace.Periods.Select(period => $"{period.Duration.Seconds}*{period.Rate.Mbps}"))})";

    public static readonly Gen<TraceEnd> AnyEnd = Gen.Enum<TraceEnd>();

    private static readonly Gen<double> AnyRate = Gen.OneOf(Gen.Const(0.0), Gen.Double[0.01, 0.1], Gen.Double[0.5, 20]);

    /// <summary>Traces of up to 12 periods, a third of them outages.</summary>
    public static readonly Gen<BandwidthTrace> AnyTrace =
        Gen.Select(Gen.Select(Gen.Double[0.01, 5], AnyRate).Array[1, 12], AnyEnd, (periods, end) => Trace(end, periods));

    /// <summary>Traces of hundreds of periods of very different lengths.</summary>
    public static readonly Gen<BandwidthTrace> AnyLongTrace = Gen.Select(
        Gen.Select(Gen.OneOf(Gen.Double[0.001, 0.01], Gen.Double[1, 30]), AnyRate).Array[100, 300], AnyEnd, (periods, end) => Trace(end, periods));

    public static readonly Gen<BandwidthTrace> AnyCapacity =
        Gen.Frequency((4, AnyTrace), (1, Gen.Const(BandwidthTrace.Constant(Bitrate.Unlimited))));

    public static readonly Gen<Instant> AnyTime = Gen.OneOf(Gen.Double[0, 60], Gen.Double[0, 1e5]).Select(At);
    /// <summary>Nothing, or from one bit to 100 Mbit.</summary>
    public static readonly Gen<DataSize> AnySize = Gen.OneOf(Gen.Const(0.0), Gen.Double[1e-6, 1], Gen.Double[1, 100]).Select(Megabits);
}
