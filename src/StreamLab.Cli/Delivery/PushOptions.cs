using System.CommandLine;
using StreamLab.Cli.Options;
using StreamLab.Server;

namespace StreamLab.Cli.Delivery;

/// <summary><c>--push NAME=URL</c>: running edges that are to fetch what a plan says now, before anybody asks.</summary>
internal sealed class PushOptions
{
    /// <summary>Of one command, so that it stays within what an edge reads.</summary>
    private const int MostPaths = 20_000;

    private readonly Option<string[]> _edges = new("--push") { HelpName = "NAME=URL", Description = "a running edge that fetches now what the plan says for NAME; several times for several edges", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> _token = CommonOptions.Token("opens the edges' control");

    public void AddTo(Command verb)
    {
        verb.Add(_edges);
        verb.Add(_token);
    }

    /// <summary>What was given, before any plan is made.</summary>
    /// <exception cref="CommandException">It cannot be read, or has no effect.</exception>
    public IReadOnlyList<(string Name, Uri Url)> Read(ParseResult parsed, bool hasFiles)
    {
        parsed.RefuseWithout(_token, _edges);
        if (!hasFiles) parsed.Refuse(_edges, "without --catalog");
        return [.. (parsed.GetValue(_edges) ?? []).Select(Edge)];
    }

    /// <exception cref="CommandException">An edge is not in the plan, does not answer, or refuses.</exception>
    public async Task SendAsync(ParseResult parsed, PlanReport plan, IReadOnlyList<(string Name, Uri Url)> edges, TextWriter told, CancellationToken cancellation)
    {
        foreach (var (name, url) in edges)
        {
            var node = plan.Nodes.FirstOrDefault(n => n.Name == name) ?? throw CommandException.BadInput($"--push {name}: {plan.Topology} has no such edge; {KnownNames.ThereAre(plan.Nodes.Select(n => n.Name), name)}");
            var taken = await SendAsync(new EdgeControl(url, TokenFolder.Default().Find(parsed.GetValue(_token), url)), node.Paths!, cancellation);
            told.WriteLine($"{name}: {taken} of {node.Paths!.Count} files are new to {url} and are fetched now");
        }
    }

    private static async Task<int> SendAsync(EdgeControl control, IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        var taken = 0;
        foreach (var some in paths.Chunk(MostPaths))
            taken += (await control.WarmAsync(new WarmCommand { Paths = some }, cancellation)).TryGet(out var result, out var error) ? result.Objects : throw CommandException.BadInput(error.Message);
        return taken;
    }

    private static (string Name, Uri Url) Edge(string text) =>
        text.Split('=', 2) is [{ Length: > 0 } name, var address] && Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? (name, url)
            : throw CommandException.BadInput($"--push '{text}' is not NAME=URL, such as edge-1=http://127.0.0.1:8081");
}
