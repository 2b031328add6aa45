using System.Text.Json;
using StreamLab.Network;
using StreamLab.Player;

namespace StreamLab.Simulation.Tests.Reference;

/// <summary>The forty public Norway traces with the decisions that the reference simulator's rules took on them.</summary>
internal static class Norway
{
    private const string Results = "data/reference/pensieve-norway40.json", Traces = "data/traces/hsdpa-norway", Movie = "data/movies/envivio";

    /// <summary>One session of a published result.</summary>
    public sealed record Published(string Trace, string Decisions, double LinearSkipFirst, double? Linear, double? Logarithmic, double? Hd);

    public static AdaptationSet Video { get; } = LoadVideo();

    /// <summary>Skips the test where the data is absent.</summary>
    public static IReadOnlyList<Published> Load(string group, string algorithm)
    {
        var path = SharedMaterial.Find(Results);
        if (path is null) Assert.Skip("the reference results are not here");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var run = document.RootElement.GetProperty(group).EnumerateArray().Single(r => Name(r).StartsWith(algorithm, StringComparison.Ordinal));
        return [.. run.GetProperty("per_trace").EnumerateArray().Select(Read)];
    }

    public static PensieveSetup Setup(SessionConfiguration configuration, string trace) => new()
    {
        Configuration = configuration,
        Media = TestMedia.Presentation(Video),
        Trace = LoadTrace(trace),
        TraceName = trace,
        PathwayName = "a",
    };

    public static BandwidthTrace LoadTrace(string name)
    {
        var folder = SharedMaterial.Find(Traces)!;
        var file = Directory.GetFiles(folder).Single(f => Path.GetFileNameWithoutExtension(f) == name || Path.GetFileName(f) == name);
        return TraceReader.Read(File.ReadAllText(file), TraceFormat.Pensieve).Trace!;
    }

    private static string Name(JsonElement run) => (run.TryGetProperty("algo", out var name) ? name : run.GetProperty("method")).GetString()!;

    private static Published Read(JsonElement e) => new(
        e.GetProperty("trace").GetString()!,
        e.GetProperty("q").GetString()!,
        (Number(e, "qoe_lin_sum_skip_first") ?? Number(e, "best_qoe_lin_sum_skip_first"))!.Value,
        Number(e, "qoe_lin_sum"),
        Number(e, "qoe_log_sum_skip_first"),
        Number(e, "qoe_hd_sum_skip_first"));

    private static double? Number(JsonElement e, string name) => e.TryGetProperty(name, out var value) ? value.GetDouble() : null;

    private static AdaptationSet LoadVideo() =>
        SharedMaterial.Find(Movie) is { } folder && MediaFile.TryLoad(folder, out var media, out _) ? media.Periods[0].AdaptationSets[0] : TestMedia.Video();
}
