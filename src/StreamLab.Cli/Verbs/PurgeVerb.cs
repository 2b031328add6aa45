using System.CommandLine;
using StreamLab.Server;

namespace StreamLab.Cli.Verbs;

/// <summary><c>purge</c>: makes running edges forget objects.</summary>
internal static class PurgeVerb
{
    public static Command Create(Terminal terminal)
    {
        var edge = new EdgeTarget();
        var path = new Option<string?>("--path") { HelpName = "PATH", Description = "one object: /title/low/00001.m4s" };
        var prefix = new Option<string?>("--prefix") { HelpName = "PATH", Description = "all whose path begins so: /title/low/" };
        var title = new Option<string?>("--title") { HelpName = "NAME", Description = "all of a title" };
        var all = new Option<bool>("--all") { Description = "everything" };
        var verb = new Command("purge", "makes running edges forget objects") { edge.Edge, path, prefix, title, all };
        edge.AddOptionsTo(verb);
        verb.SetAction((parsed, cancellation) =>
        {
            var command = new PurgeCommand { Path = parsed.GetValue(path), Prefix = parsed.GetValue(prefix), Title = parsed.GetValue(title), All = parsed.GetValue(all) };
            return edge.SendAsync(parsed, terminal, "objects purged", (control, token) => control.PurgeAsync(command, token), cancellation);
        });
        return verb;
    }
}
