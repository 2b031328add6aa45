using System.CommandLine;
using StreamLab.Cli.Options;

namespace StreamLab.Cli.Simulating;

/// <summary><c>--compat</c>: runs our rules in a reference simulator's loop, to compare with its results. A mode more is a line more here.</summary>
internal sealed class CompatOption
{
    // What decides how a trace or media is read, and what is written, means the same in every loop.
    private static readonly string[] Common = ["--compat", "--media", "--media-length", "--trace", "--trace-format", "--trace-scale", "--noise", "--time-limit", "--log", "--json"];

    private readonly ISimulationMode[] _modes;
    private readonly Option<ISimulationMode> _mode;

    /// <param name="crowd">What several players need.</param>
    public CompatOption(CrowdOptions crowd)
    {
        var (decisions, regret) = (new DecisionsOption(), new RegretOption());
        _modes = [new NativeMode(decisions, regret, crowd), new SabreMode(), new PensieveMode(decisions, regret)];
        _mode = WordOption.Create("--compat", "whose loop runs the session", [.. _modes.Select(m => (m.Word, m))]);
    }

    public void AddTo(Command verb)
    {
        verb.Add(_mode);
        foreach (var option in _modes.SelectMany(m => m.Options).Distinct()) verb.Add(option);
    }

    /// <exception cref="CommandException">An option is given that has no effect in the chosen mode.</exception>
    public ISimulationMode Read(ParseResult parsed)
    {
        var chosen = parsed.GetRequiredValue(_mode);
        foreach (var other in _modes.Where(m => m != chosen))
            foreach (var option in other.Options.Except(chosen.Options)) parsed.Refuse(option, $"without --compat {other.Word}");
        if (chosen.Honours is not { } honours) return chosen;
        foreach (var option in parsed.CommandResult.Command.Options)
            if (!Common.Contains(option.Name) && !honours.Contains(option.Name) && !chosen.Options.Contains(option)) parsed.Refuse(option, $"with --compat {chosen.Word}");
        return chosen;
    }
}
