using System.Text.Json;
using StreamLab.Player;

namespace StreamLab.Simulation.Tests.Reference;

/// <summary>Our rules, estimators and trace arithmetic in Sabre's loop give what sabre.py gave, unchanged.</summary>
public class SabreParityTests
{
    private const double Milliseconds = 1e-6;

    // Half of the last digit that Sabre prints, and rounding.
    private const double Printed = 0.5e-6 + 1e-9;

    // They count whether two nearly equal numbers differ: rounding noise (one ulp moves them).
    private static readonly string[] CountsOfNoise = ["over estimate count", "over estimate", "leq estimate count", "leq estimate", "total rebuffer events", "time average rebuffer events"];

    public static TheoryData<int> SegmentRuns => [.. Enumerable.Range(0, 50)];
    public static TheoryData<int> MetricRuns => [.. Enumerable.Range(0, 145)];

    [Theory]
    [MemberData(nameof(SegmentRuns))]
    public void Every_download_is_the_references(int index)
    {
        var run = Run("sabre-segments.json", index);
        var (_, events) = Play(run);
        var expected = run.Segments.EnumerateArray().Select(row => row.EnumerateArray().ToArray()).ToArray();
        var actual = events.Of<SegmentEvent>();
        for (var i = 0; i < Math.Min(expected.Length, actual.Count); i++) AssertSame(run.Name, i, expected[i], actual[i]);
        Assert.Equal(expected.Length, actual.Count);
    }

    [Theory]
    [MemberData(nameof(MetricRuns))]
    public void Every_metric_is_the_references_to_the_printed_digits(int index) => AssertMetrics(Run("sabre-metrics.json", index));

    [Theory]
    [MemberData(nameof(SegmentRuns))]
    public void So_are_the_metrics_on_other_traces_and_movies(int index) => AssertMetrics(Run("sabre-segments.json", index));

    private static void AssertMetrics(SabreRun run)
    {
        var metrics = JsonSerializer.SerializeToElement(Play(run).Summary.Compat);
        foreach (var metric in run.Metrics.EnumerateObject())
        {
            var actual = metrics.GetProperty(metric.Name).GetDouble();
            var expected = metric.Value.GetDouble();
            if (!CountsOfNoise.Contains(metric.Name)) Assert.True(Math.Abs(expected - actual) <= Printed, $"{run.Name}: {metric.Name} is {actual}, not {expected}");
        }
        AssertCounts(run.Metrics, metrics);
    }

    /// <summary>What counts noise still adds up, and a stall of no length may count or not.</summary>
    private static void AssertCounts(JsonElement expected, JsonElement actual)
    {
        static double Downloads(JsonElement metrics) => metrics.GetProperty("over estimate count").GetDouble() + metrics.GetProperty("leq estimate count").GetDouble();
        static double Stalls(JsonElement metrics) => metrics.GetProperty("total rebuffer events").GetDouble();
        Assert.Equal(Downloads(expected), Downloads(actual));
        Assert.InRange(Stalls(actual), Stalls(expected) - 1, Stalls(expected) + 1);
    }

    /// <summary>Columns: seg, q, size, down, ttfb, time, abandon, replace, full_delay, abr_delay, bl_before, bl_after, tput_est, lat_est, t.</summary>
    private static void AssertSame(string run, int i, JsonElement[] expected, SegmentEvent actual)
    {
        void Near(int column, double value, string what) =>
            Assert.True(Math.Abs(expected[column].GetDouble() - value) <= Milliseconds, $"{run}, download {i}: {what} is {value}, not {expected[column]}");
        Assert.True(expected[0].GetInt32() == actual.Number && $"{expected[1]}" == actual.Representation, $"{run}, download {i}: {actual.Number}/{actual.Representation}, not {expected[0]}/{expected[1]}");
        Assert.Equal(expected[3].GetDouble(), actual.Compat!["downloadedBits"].GetDouble(), expected[3].GetDouble() * 1e-9);
        Near(4, actual.TtfbMs, "time to first bit");
        Near(5, actual.DownloadMs, "time");
        Near(11, actual.Compat["bufferMs"].GetDouble(), "level");
        Near(14, actual.T * 1000, "t");
        if (i > 0) Near(12, actual.EstimateKbps!.Value, "estimate");
        Assert.Equal(expected[6].GetRawText(), actual.Compat["abandonedTo"].GetRawText());
        Assert.Equal(expected[7].ValueKind != JsonValueKind.Null, actual.Replaced);
    }

    private static SabreRun Run(string file, int index)
    {
        if (!SabreRun.IsThere) Assert.Skip("the reference runs of Sabre are not here");
        return SabreRun.Load(file, index);
    }

    private static (SessionSummary Summary, EventList Events) Play(SabreRun run)
    {
        var events = new EventList();
        Assert.True(SabreSession.TryRun(run.Setup, events, out var summary, out var error), $"{run.Name}: {error}");
        return (summary, events);
    }
}
