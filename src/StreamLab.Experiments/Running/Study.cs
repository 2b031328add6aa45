using StreamLab.Player;
using StreamLab.Simulation;

namespace StreamLab.Experiments;

/// <summary>An experiment with its data at hand: everything that can be wrong with it has been found before a session runs.</summary>
public sealed class Study
{
    /// <summary>Name of the one server that sessions load from.</summary>
    public const string Pathway = "edge-1";

    private const long MostSessions = 10_000_000;

    private readonly Dictionary<(string Abr, Duration Buffer), SimulationSetup> _prepared = [];

    private Study(Experiment experiment, Presentation media, TraceLibrary library, Catalog<IAbrRule> catalog)
    {
        (Media, Library, Catalog) = (media, library, catalog);
        MediaHash = Player.MediaHash.Of(media);
        Video = PlayerBlueprint.SelectTracks(media).FirstOrDefault(t => t.ContentType == ContentType.Video)
            ?? throw new StudyException($"{experiment.Media}: there is no video in it to compare rules by");
        Qoe = ChosenQoe(experiment, Video);
        Experiment = experiment with { Qoe = Qoe.Name };
        Figures = new SummaryFigures(Video.Representations.Select(r => r.Id), Loop.Figures);
        Rules = [.. experiment.Rules.Select(Prepare)];
        Keys = [.. KeysOf(experiment.Rules, experiment.Seeds)];
    }

    public Experiment Experiment { get; }
    public ISessionLoop Loop => Experiment.Loop;
    public Presentation Media { get; }
    public string MediaHash { get; }

    /// <summary>The AdaptationSet that rules are judged by.</summary>
    public AdaptationSet Video { get; }
    public TraceLibrary Library { get; }
    public IReadOnlyList<NamedTrace> Traces => Library.Traces;
    public SummaryFigures Figures { get; }
    public Catalog<IAbrRule> Catalog { get; }
    public IReadOnlyList<RuleFacts> Rules { get; }

    /// <summary>What rules are ranked by.</summary>
    public StudyQoe Qoe { get; }

    /// <summary>One for each session, in order.</summary>
    public IReadOnlyList<SessionKey> Keys { get; }

    /// <param name="catalog">The rules that the experiment may name.</param>
    /// <exception cref="StudyException">Something is missing, unreadable, unknown, or does not fit.</exception>
    public static Study Load(Experiment experiment, Catalog<IAbrRule> catalog)
    {
        if (experiment.Seeds < 1) throw new StudyException($"{experiment.Seeds} seeds: at least one is needed");
        if (experiment.Rules.Count == 0 || experiment.Buffers.Count == 0) throw new StudyException("at least one rule and one buffer are needed");
        if (Twice(experiment.Rules) is { } rule) throw new StudyException($"rule {rule} is given twice");
        if (Twice(experiment.Buffers) is { } buffer) throw new StudyException($"a buffer of {buffer} is given twice");
        if (!MediaFile.TryLoad(experiment.Media, out var media, out var error)) throw new StudyException(error);
        var library = TraceLibrary.Load(experiment.Traces, experiment.Reading with { TwoColumns = experiment.Loop.TwoColumns });
        if (library.Traces.Count == 0) throw new StudyException(Nothing(experiment, library));
        var sessions = (long)library.Traces.Count * experiment.Rules.Count * experiment.Buffers.Count * experiment.Seeds;
        if (sessions > MostSessions) throw new StudyException($"{sessions} sessions are more than {MostSessions}: take fewer traces, rules, buffers or seeds");
        return new Study(experiment, media, library, catalog);
    }

    /// <summary>The keys that these rules have over all traces and buffers, in order.</summary>
    public IEnumerable<SessionKey> KeysOf(IReadOnlyList<string> rules, int replicates) =>
        from trace in Traces
        from buffer in Experiment.Buffers.Order()
        from abr in rules.Order(StringComparer.Ordinal)
        from replicate in Enumerable.Range(1, replicates)
        select new SessionKey(trace, buffer, abr, replicate);

    public SimulationSetup SetupOf(SessionKey key) => _prepared.TryGetValue((key.Abr, key.Buffer), out var prepared)
        ? prepared with { Configuration = prepared.Configuration with { Seed = key.Seed }, Pathways = PathwaysOf(key), TraceName = key.Trace.Name }
        : new()
        {
            Configuration = Experiment.Session with { Abr = key.Abr, Buffer = key.Buffer, Seed = key.Seed },
            Rules = Catalog,
            Media = Media,
            Pathways = PathwaysOf(key),
            TraceName = key.Trace.Name,
        };

    public OptimumQuestion QuestionOf(SessionKey key) => new(SetupOf(key), Loop, Qoe);

    private IReadOnlyList<SimulatedPathway> PathwaysOf(SessionKey key) => [new(Pathway, key.Trace.Trace, Experiment.RoundTripTime)];

    /// <summary>Finds out whether the rule can be made, and runs with every buffer.</summary>
    private RuleFacts Prepare(string abr)
    {
        RuleFacts? facts = null;
        foreach (var buffer in Experiment.Buffers)
        {
            var key = new SessionKey(Traces[0], buffer, abr, Replicate: 1);
            if (!Loop.TryPrepare(SetupOf(key), out var prepared, out facts, out var error)) throw new StudyException(error);
            _prepared[(abr, buffer)] = prepared;
        }
        return facts!;
    }

    private static StudyQoe ChosenQoe(Experiment experiment, AdaptationSet video)
    {
        var all = experiment.Loop.QoeOf(video);
        return experiment.Qoe is not { } name ? all[0]
            : all.FirstOrDefault(qoe => qoe.Name == name)
            ?? throw new StudyException($"quality of experience '{name}' is undefined for this media{(experiment.Loop == SessionLoops.Native ? "" : $" and --compat {experiment.Loop.Name}")}; {KnownNames.ThereAre(all.Select(qoe => qoe.Name), name)}");
    }

    private static string Nothing(Experiment experiment, TraceLibrary library) => library.Skipped.Count > 0
        ? $"no usable trace: {library.Skipped[0]}{(library.Skipped.Count > 1 ? $" (and {library.Skipped.Count - 1} more)" : "")}"
        : $"{string.Join(", ", experiment.Traces)}: there is no trace in it";

    private static string? Twice<T>(IEnumerable<T> values) => values.GroupBy(v => v).FirstOrDefault(g => g.Count() > 1) is { } twice ? $"{twice.Key}" : null;
}
