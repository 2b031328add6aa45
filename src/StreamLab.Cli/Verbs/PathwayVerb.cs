using System.CommandLine;
using StreamLab.Cli.Options;
using StreamLab.Cli.Output;
using StreamLab.Server;

namespace StreamLab.Cli.Verbs;

/// <summary><c>pathway</c>: makes a cache that is not ours one of the servers that players choose from.</summary>
internal static class PathwayVerb
{
    public static Command Create(Terminal terminal)
    {
        var name = new Argument<string>("NAME") { Description = "what manifests call it" };
        var url = UrlOption.Argument("URL", "where players find it: http://host:port/");
        var origin = UrlOption.Create("--origin", "the origin it is registered with, and fetches from");
        var token = CommonOptions.Token("opens the origin's control");
        var limit = UnitOption.Time("--for", "ends after this time (default: Ctrl-C)");
        var json = CommonOptions.ReadyLine();
        var verb = new Command("pathway", "registers a cache that is not ours (Varnish, nginx) with the origin, for as long as it answers /health") { name, url, origin, token, limit, json };
        verb.SetAction((parsed, cancellation) =>
        {
            var options = new EdgeOptions
            {
                Name = parsed.GetRequiredValue(name),
                Origin = parsed.GetRequiredValue(origin),
                OriginToken = parsed.GetValue(token),
                Warn = terminal.Error.WriteLine,
            };
            var edge = parsed.GetRequiredValue(url);
            return ServerRun.UntilEndAsync(() => Task.FromResult(ForeignEdge.Start(options, edge)), _ => Ready(options, edge, parsed.GetValue(json), terminal), parsed.GetValue(limit), cancellation);
        });
        return verb;
    }

    private static void Ready(EdgeOptions options, Uri edge, bool json, Terminal terminal)
    {
        if (json) Json.WriteLine(terminal.Out, new PathwayReadyLine(options.Name, edge));
        else terminal.Out.WriteLine($"{options.Name}: {edge} is a pathway of {options.Origin} while it answers. Ctrl-C ends that.");
    }

    private sealed record PathwayReadyLine(string Name, Uri Url);
}
