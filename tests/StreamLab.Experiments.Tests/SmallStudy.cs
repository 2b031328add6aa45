using StreamLab.Player;

namespace StreamLab.Experiments.Tests;

/// <summary>A study of seconds: 20 segments of 2 s in three rates over four traces, in a folder of its own.</summary>
internal sealed class SmallStudy : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SmallStudy()
    {
        var sizes = string.Join(',', Enumerable.Repeat("[600000,2000000,6000000]", 20));
        File.WriteAllText(_folder["movie.json"], $"{{\"segment_duration_ms\":2000,\"bitrates_kbps\":[300,1000,3000],\"segment_sizes_bits\":[{sizes}]}}");
        foreach (var (name, text) in Traces) AddTrace(name, text);
    }

    public static IReadOnlyDictionary<string, string> Traces { get; } = new Dictionary<string, string>
    {
        ["drop"] = "5 4\n20 0.12\n22 2\n",
        ["fast"] = "5 9\n",
        ["saw"] = "3 0.5\n6 1\n9 2\n12 4\n",
        ["slow"] = "5 0.4\n",
    };

    public string Out => _folder["out"];

    public string this[string name] => _folder[name];

    public void AddTrace(string name, string text) => File.WriteAllText(Path.Combine(Directory.CreateDirectory(_folder["traces"]).FullName, name), text);

    public Experiment Experiment(params string[] rules) => new()
    {
        Rules = rules,
        Media = _folder["movie.json"],
        Traces = [_folder["traces"]],
        Buffers = [Duration.FromSeconds(10), Duration.FromSeconds(30)],
        Seeds = 2,
    };

    public static Study Load(Experiment experiment) => Study.Load(experiment, AbrRules.All);

    public StudyResult Run(Experiment experiment, int jobs = 2, IOptimum? optimum = null)
    {
        using var run = StudyRun.In(Out, Load(experiment), jobs);
        var result = run.Run(optimum ?? new NoOptimum(), TestContext.Current.CancellationToken);
        run.Finish();
        return result;
    }

    public void Dispose() => _folder.Dispose();
}
