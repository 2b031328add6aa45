using System.CommandLine;
using StreamLab.Cli.Options;
using StreamLab.Player;
using StreamLab.Simulation.Optimum;

namespace StreamLab.Cli.Simulating;

/// <summary><c>--regret</c>: what each decision has cost against the offline optimum, in the log.</summary>
internal sealed class RegretOption
{
    private const string Log = "--log";

    public Option<string?> Option { get; } = new("--regret") { HelpName = "QOE", Description = $"tells in the --log what each decision has cost against the optimum, by {string.Join(", ", Qoe.Names)}" };

    /// <returns>Null: not asked for.</returns>
    /// <exception cref="CommandException">There is no such quality of experience, or no log to tell it in.</exception>
    public int? Form(ParseResult parsed)
    {
        if (parsed.GetValue(Option) is not { } name) return null;
        parsed.RefuseWithout(Option, parsed.CommandResult.Command.Options.Single(o => o.Name == Log));
        var form = Qoe.Names.ToList().IndexOf(name);
        return form >= 0 ? form : throw CommandException.BadInput($"{Option.Name} '{name}' is not one of {string.Join(", ", Qoe.Names)}{KnownNames.DidYouMean(Qoe.Names, name)}");
    }

    /// <summary>Hears the session in the log's place.</summary>
    /// <exception cref="CommandException">No optimum is defined by this quality of experience, or over this network.</exception>
    public IObserver<SessionEvent>? Before(IObserver<SessionEvent>? log, SessionModel model, int form)
    {
        if (log is null) return null;
        if (OptimumSearch.Problem(model, form) is { Length: > 0 } problem) throw CommandException.BadInput($"{Option.Name}: {problem}");
        return new RegretTeller(model, form, log);
    }
}
