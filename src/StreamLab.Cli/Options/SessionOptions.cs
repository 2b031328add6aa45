using System.CommandLine;
using StreamLab.Player;

namespace StreamLab.Cli.Options;

/// <summary>The options that decide how a session runs, the same in <c>play</c> and <c>simulate</c>.</summary>
internal sealed class SessionOptions
{
    private const double FastestRate = 16;

    private static readonly SessionConfiguration Defaults = new();

    private readonly Option<string?> _abr = new("--abr")
    {
        HelpName = "RULE",
        Description = $"name:param=value,flag as 'list abr' shows, exec:'PROGRAM …' or onnx:FILE (default {Defaults.Abr})",
    };

    private readonly Option<string> _pathway = ComponentOption.Create("--pathway", "SELECTOR", "pathways", PathwaySelectors.All, Defaults.Pathway);
    private readonly Option<string> _estimator = ComponentOption.Create("--estimator", "ESTIMATOR", "estimators", Estimators.All);
    private readonly Option<Duration?> _buffer = UnitOption.Time("--buffer", $"most media a track may have buffered (default {Defaults.Buffer})");
    private readonly Option<Duration?> _start = UnitOption.Time("--start", $"media needed before the picture starts (default {Defaults.StartThreshold})");
    private readonly Option<Duration?> _rebuffer = UnitOption.Time("--rebuffer", $"media needed before it goes on after a stall (default {Defaults.RebufferThreshold})");
    private readonly Option<string?> _abandon = ControlOptions.Abandon(" (default off)");
    private readonly Option<ReplacementStrategy> _replace = ControlOptions.Replace();
    private readonly Option<double> _rate = NumberOption.Factor("--rate", "playback rate", Defaults.Rate, FastestRate);
    private readonly Option<Duration?> _for = UnitOption.Time("--for", "session time after which it ends (default: the end of the media)");
    private readonly Option<ScriptedAction[]> _seek = ScriptOption.Seek();
    private readonly Option<ScriptedAction[]> _pause = ScriptOption.Pause();
    private readonly Option<int> _seed = NumberOption.Count("--seed", "seed of all randomness", Defaults.Seed, least: 0);

    public void AddTo(Command verb)
    {
        foreach (var option in (Option[])[_abr, _pathway, _estimator, _buffer, _start, _rebuffer, _abandon, _replace, _rate, _for, _seek, _pause, _seed]) verb.Add(option);
    }

    /// <summary>Of a session of our own.</summary>
    /// <param name="rules">Those that <c>--abr</c> may name.</param>
    /// <exception cref="CommandException">An unknown rule, or options that cannot have an effect together.</exception>
    public SessionConfiguration Read(ParseResult parsed, Catalog<IAbrRule> rules) => Read(parsed, rules, Defaults);

    /// <param name="rules">Those that <c>--abr</c> may name.</param>
    /// <param name="defaults">What counts where an option is left out.</param>
    /// <exception cref="CommandException">An unknown rule, or options that cannot have an effect together.</exception>
    public SessionConfiguration Read<TRule>(ParseResult parsed, Catalog<TRule> rules, SessionConfiguration defaults)
        where TRule : class
    {
        var end = parsed.GetValue(_for);
        var abr = parsed.GetValue(_abr) ?? defaults.Abr;
        if (!rules.TryCreate(abr, out _, out var error)) throw CommandException.BadInput($"--abr: {error}");
        var abandonment = parsed.GetValue(_abandon) ?? defaults.Abandonment;
        if (!AbandonmentRules.IsKnown(abandonment, out error)) throw CommandException.BadInput($"--abandon: {error}");
        return defaults with
        {
            Abr = abr,
            Pathway = parsed.GetRequiredValue(_pathway),
            Estimator = parsed.GetValue(_estimator),
            Buffer = parsed.GetValue(_buffer) ?? defaults.Buffer,
            StartThreshold = parsed.GetValue(_start) ?? defaults.StartThreshold,
            RebufferThreshold = parsed.GetValue(_rebuffer) ?? defaults.RebufferThreshold,
            Abandonment = abandonment,
            Replacement = parsed.GetValue(_replace),
            Rate = parsed.GetValue(_rate),
            For = end,
            Script = Script(parsed.GetRequiredValue(_seek), parsed.GetRequiredValue(_pause), end),
            Seed = parsed.GetValue(_seed),
        };
    }

    private static IReadOnlyList<ScriptedAction> Script(ScriptedAction[] seeks, ScriptedAction[] pauses, Duration? end)
    {
        var byTime = pauses.OrderBy(a => a.At).ToArray();
        for (var i = 1; i < byTime.Length; i++)
            if (byTime[i].Kind == byTime[i - 1].Kind) throw CommandException.BadInput($"--pause at {byTime[i].At} overlaps another --pause: leave one out");
        foreach (var late in seeks.Concat(pauses.Where(a => a.Kind == ScriptedActionKind.Pause)).Where(a => a.At >= end))
            throw CommandException.BadInput($"--{late.Kind.ToString().ToLowerInvariant()} at {late.At} has no effect: --for ends the session at {end}");
        return [.. seeks.Concat(byTime).OrderBy(a => a.At)];
    }
}
