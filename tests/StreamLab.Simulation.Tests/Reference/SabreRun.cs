using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using StreamLab.Network;
using StreamLab.Player;

namespace StreamLab.Simulation.Tests.Reference;

/// <summary>A run of the reference simulator, and the same run asked of ours.</summary>
internal sealed record SabreRun(string Name, JsonElement Metrics, JsonElement Segments, SabreSetup Setup)
{
    private static readonly string[] TraceFolders = ["sabre", "sabre-3g", "sabre-4g", "sabre-sd"];

    public static bool IsThere => SharedMaterial.Find("data/reference/sabre-segments.json") is not null;

    private static readonly ConcurrentDictionary<string, JsonElement> Files = new(StringComparer.Ordinal);

    public static SabreRun Load(string file, int index) => Read(Files.GetOrAdd(file, Parse).GetProperty("runs")[index]);

    private static JsonElement Parse(string file) => JsonDocument.Parse(File.ReadAllText(SharedMaterial.Find($"data/reference/{file}")!)).RootElement;

    private static SabreRun Read(JsonElement run)
    {
        string Text(string name) => run.GetProperty(name).GetString()!;
        var options = run.GetProperty("options").EnumerateArray().Select(o => o.GetString()!).ToArray();
        var movie = Text("movie") is "example/movie.json" ? "sabre-movie.json" : Text("movie");
        var name = $"{Text("algo")} {string.Join(' ', options)} buffer {run.GetProperty("buffer_s").GetDouble()} {Path.GetFileName(Text("trace"))}";
        var setup = Make(Path.GetFileName(Text("trace")), movie, Text("algo"), run.GetProperty("buffer_s").GetDouble(), options);
        return new SabreRun(name, run.GetProperty("metrics"), run.TryGetProperty("segments", out var segments) ? segments : default, setup);
    }

    private static SabreSetup Make(string trace, string movie, string algorithm, double bufferSeconds, string[] options)
    {
        double? Number(string option, int place = 1) =>
            Array.IndexOf(options, option) is var at && at < 0 ? null : double.Parse(options[at + place], CultureInfo.InvariantCulture);
        var media = Media(movie);
        if (Number("-ml") is { } length) Assert.True(MediaLength.TryCut(media, Duration.FromSeconds(length), out media, out _));
        return new SabreSetup
        {
            Media = media,
            Pathway = new SimulatedPathway("edge-1", Trace(trace).Scale(Number("-nm") ?? 1)),
            TraceName = trace,
            RampUp = (int?)Number("-rmp"),
            Configuration = new SessionConfiguration
            {
                Abr = Rule(algorithm, options),
                Estimator = !options.Contains("sliding") ? null : options.Contains("-ws") ? "sliding:3,10" : "sliding",
                Buffer = Duration.FromSeconds(bufferSeconds),
                Abandonment = options.Contains("-noa") ? "off" : "on",
                Replacement = options.Contains("left") ? ReplacementStrategy.Left : options.Contains("right") ? ReplacementStrategy.Right : ReplacementStrategy.None,
                Script = Number("-s") is { } when ? [new(Duration.FromSeconds(when), ScriptedActionKind.Seek, Duration.FromSeconds(Number("-s", 2)!.Value))] : [],
            },
        };
    }

    /// <summary>Only the switches that the rule reads: Sabre takes the others, too, and nothing comes of them.</summary>
    private static string Rule(string algorithm, string[] options)
    {
        var name = algorithm switch { "bolae" => "bola-e", "dynamicdash" => "dynamic-dash", _ => algorithm };
        var known = SabreRules.All.Find(name)!.Parameters.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        var gp = Array.IndexOf(options, "-gp");
        string[] switches =
        [
            .. options.Contains("-ab") ? (string[])["basic"] : [],
            .. options.Contains("-ao") ? (string[])["osc"] : [],
            .. options.Contains("-noibr") ? (string[])["ibr=off"] : [],
            .. gp >= 0 ? (string[])[$"gp={options[gp + 1]}"] : [],
        ];
        var read = switches.Where(s => known.Contains(s.Split('=')[0])).ToArray();
        return read.Length == 0 ? name : $"{name}:{string.Join(',', read)}";
    }

    private static Presentation Media(string movie) =>
        MediaFile.TryLoad(SharedMaterial.Find($"data/movies/{movie}")!, out var media, out var error) ? media : throw new InvalidDataException(error);

    private static BandwidthTrace Trace(string name)
    {
        var path = TraceFolders.Select(f => SharedMaterial.Find($"data/traces/{f}/{name}")).First(p => p is not null)!;
        return TraceReader.Read(File.ReadAllText(path), TraceFormat.Detect, TraceEnd.Loop).Trace!;
    }
}
