using System.CommandLine;
using System.CommandLine.Parsing;
using StreamLab.Cli.Options;
using StreamLab.Experiments;
using StreamLab.Network;
using StreamLab.Player;

namespace StreamLab.Cli.Comparing;

/// <summary>What is compared: given option by option, or by an experiment's file.</summary>
internal sealed class CompareOptions
{
    private const int MostSeeds = 100_000;
    private const double LargestScale = 1e6;

    private static readonly SessionConfiguration Defaults = new();

    private readonly Option<string?> _experiment = new("--experiment") { HelpName = "FILE", Description = "all of the below from a YAML or JSON file, such as the experiment.yaml of a study" };
    private readonly Option<string[]> _abr = List("--abr", "RULE,…", "rules as 'list abr' shows them; a comma begins a new rule where a rule's name follows it; ';' separates always");
    private readonly Option<string[]> _traces = List("--traces", "DIR…", "folders and files of bandwidth traces");
    private readonly Option<ISessionLoop> _compat = WordOption.Create("--compat", "whose loop runs the sessions", [.. SessionLoops.All.Select(loop => (loop.Name, loop))]);
    private readonly Option<string?> _media = new("--media") { HelpName = "FILE|DIR", Description = "segments.json, MPD, Sabre movie, or a folder with segments.json or video_size_N" };
    private readonly Option<Duration[]> _buffers = new("--buffers")
    {
        HelpName = "TIME,…",
        Description = $"most media a track may have buffered: 10s,30s (default {string.Join("; ", SessionLoops.All.Select(loop => $"{(loop == SessionLoops.Native ? "" : $"{loop.Name} ")}{loop.Defaults.Buffer}"))})",
        CustomParser = ReadBuffers,
    };

    private readonly Option<int> _seeds = NumberOption.Count("--seeds", "sessions of each rule over each trace, with a seed each", defaultValue: 1, least: 1, MostSeeds);
    private readonly Option<string?> _qoe = new("--qoe") { HelpName = "NAME", Description = "the quality of experience that rules are ranked by, as 'list qoe' shows" };
    private readonly Option<string> _estimator = ComponentOption.Create("--estimator", "ESTIMATOR", "estimators", Estimators.All);
    private readonly Option<Duration?> _start = UnitOption.Time("--start", $"media needed before the picture starts (default {Defaults.StartThreshold})");
    private readonly Option<Duration?> _rebuffer = UnitOption.Time("--rebuffer", $"media needed before it goes on after a stall (default {Defaults.RebufferThreshold})");
    private readonly Option<string?> _abandon = ControlOptions.Abandon(" (default off; sabre on)");
    private readonly Option<ReplacementStrategy> _replace = ControlOptions.Replace();
    private readonly Option<Duration?> _roundTrip = UnitOption.Time("--rtt", "request to first byte, on top of the traces' own latency (default 0 s)");
    private readonly Option<double> _scale = NumberOption.Factor("--trace-scale", "multiplies every rate", defaultValue: 1, LargestScale);
    private readonly Option<TraceNoise?> _noise = NoiseOption.Create();
    private readonly TraceOptions _reading = new();

    // By their names in an experiment's file.
    private IReadOnlyList<(string Setting, Option Option)> WithoutFile =>
    [
        ("compat", _compat), ("abr", _abr), ("traces", _traces), ("media", _media), ("buffers", _buffers), ("seeds", _seeds), ("qoe", _qoe), ("estimator", _estimator), ("start", _start), ("rebuffer", _rebuffer),
        ("abandonment", _abandon), ("replacement", _replace), ("rtt", _roundTrip), ("traceScale", _scale), ("noise", _noise), ("traceFormat", _reading.Format), ("traceEnd", _reading.End),
    ];

    public void AddTo(Command verb)
    {
        foreach (var option in (IEnumerable<Option>)[_experiment, .. WithoutFile.Select(o => o.Option)]) verb.Add(option);
    }

    /// <summary>Whether a file says it all, which may come from anywhere.</summary>
    public bool IsFromFile(ParseResult parsed) => parsed.GetValue(_experiment) is not null;

    /// <summary>Whether a reference simulator is asked for.</summary>
    public bool IsCompat(ParseResult parsed) => !IsFromFile(parsed) && parsed.GetRequiredValue(_compat) != SessionLoops.Native;

    /// <param name="catalog">The rules that <c>--abr</c> may name.</param>
    /// <exception cref="CommandException">Something is missing or contradicts the file.</exception>
    /// <exception cref="StudyException">The file is no experiment.</exception>
    public Experiment Read(ParseResult parsed, Catalog<IAbrRule> catalog)
    {
        if (parsed.GetValue(_experiment) is { } file)
        {
            foreach (var (_, option) in WithoutFile) parsed.Refuse(option, "beside --experiment, which says it already");
            return ExperimentFile.Read(file);
        }
        var loop = parsed.GetRequiredValue(_compat);
        foreach (var (_, option) in WithoutFile.Where(o => loop.Ignores.Contains(o.Setting))) parsed.Refuse(option, $"with --compat {loop.Name}");
        var (defaults, abandonment) = (loop.Defaults, parsed.GetValue(_abandon) ?? loop.Defaults.Abandonment);
        if (!AbandonmentRules.IsKnown(abandonment, out var error)) throw CommandException.BadInput($"--abandon: {error}");
        return new Experiment
        {
            Rules = [.. Needed(parsed, _abr).SelectMany(text => RuleList.Split(text, catalog))],
            Traces = Needed(parsed, _traces),
            Media = parsed.GetValue(_media) ?? throw Missing(_media),
            Buffers = parsed.GetValue(_buffers) is { Length: > 0 } buffers ? buffers : [defaults.Buffer],
            Seeds = parsed.GetValue(_seeds),
            Qoe = parsed.GetValue(_qoe),
            RoundTripTime = parsed.GetValue(_roundTrip) ?? Duration.Zero,
            Loop = loop,
            Reading = new TraceReading(parsed.GetValue(_reading.Format), parsed.GetValue(_reading.End), parsed.GetValue(_scale), parsed.GetValue(_noise)),
            Session = defaults with
            {
                Estimator = parsed.GetValue(_estimator),
                StartThreshold = parsed.GetValue(_start) ?? defaults.StartThreshold,
                RebufferThreshold = parsed.GetValue(_rebuffer) ?? defaults.RebufferThreshold,
                Abandonment = abandonment,
                Replacement = parsed.GetValue(_replace),
            },
        };
    }

    private static string[] Needed(ParseResult parsed, Option<string[]> option) => parsed.GetValue(option) is { Length: > 0 } given ? given : throw Missing(option);

    private static CommandException Missing(Option option) => CommandException.BadInput($"{option.Name} is missing (or give --experiment); '{Hint.Of("compare --help")}' shows how");

    private static Option<string[]> List(string name, string helpName, string description) =>
        new(name) { HelpName = helpName, Description = description, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = true };

    private static Duration[] ReadBuffers(ArgumentResult result)
    {
        var buffers = new List<Duration>();
        foreach (var text in result.Tokens[0].Value.Split(','))
        {
            if (UnitOption.TryParseTime(text.Trim(), out var buffer)) buffers.Add(buffer);
            else result.AddError($"--buffers '{text}' is not a number with its unit, such as 10s,30s");
        }
        return [.. buffers];
    }
}
