using System.CommandLine;
using StreamLab.Server;

namespace StreamLab.Cli.Verbs;

/// <summary><c>fault</c>: breaks a running edge, and mends it.</summary>
internal static class FaultVerb
{
    public static Command Create(Terminal terminal)
    {
        var edge = new EdgeTarget();
        var kind = new Argument<string>("KIND") { Description = string.Join(", ", FaultCommand.Kinds) };
        var verb = new Command("fault", "breaks a running edge, or mends it (off)") { edge.Url, kind };
        edge.AddOptionsTo(verb);
        verb.SetAction((parsed, cancellation) =>
        {
            var command = new FaultCommand(parsed.GetRequiredValue(kind));
            if (command.Read() is null) throw CommandException.BadInput($"there is no fault '{command.Kind}'; there are {string.Join(", ", FaultCommand.Kinds)}");
            return edge.SendAsync(parsed, terminal.Out, (control, token) => control.FaultAsync(command, token), cancellation);
        });
        return verb;
    }
}
