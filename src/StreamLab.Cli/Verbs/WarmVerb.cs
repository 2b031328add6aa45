using System.CommandLine;
using StreamLab.Server;

namespace StreamLab.Cli.Verbs;

/// <summary><c>warm</c>: makes running edges fetch objects before anybody asks for them.</summary>
internal static class WarmVerb
{
    public static Command Create(Terminal terminal)
    {
        var edge = new EdgeTarget();
        var paths = new Argument<string[]>("PATH") { Description = "objects: /title/low/00001.m4s …", Arity = ArgumentArity.ZeroOrMore };
        var title = new Option<string?>("--title") { HelpName = "NAME", Description = "all segments of a title" };
        var representation = new Option<string?>("--representation") { HelpName = "ID", Description = "only those of this one of the title" };
        var verb = new Command("warm", "makes running edges fetch objects before anybody asks for them") { edge.Edge, paths, title, representation };
        edge.AddOptionsTo(verb);
        verb.SetAction((parsed, cancellation) =>
        {
            var named = parsed.GetValue(paths) is { Length: > 0 } given ? given : null;
            var command = new WarmCommand { Paths = named, Title = parsed.GetValue(title), Representation = parsed.GetValue(representation) };
            return edge.SendAsync(parsed, terminal, "objects wait to be fetched", (control, token) => control.WarmAsync(command, token), cancellation);
        });
        return verb;
    }
}
