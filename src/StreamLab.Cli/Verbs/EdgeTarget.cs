using System.CommandLine;
using StreamLab.Cli.Options;
using StreamLab.Cli.Output;
using StreamLab.Dash;
using StreamLab.Server;

namespace StreamLab.Cli.Verbs;

/// <summary>The running edges that <c>shape</c>, <c>fault</c>, <c>purge</c> and <c>warm</c> talk to: one by its URL, or by name through their origin.</summary>
internal sealed class EdgeTarget
{
    private const string All = "all";
    private static readonly Uri DefaultOrigin = new("http://127.0.0.1:8080");

    private readonly Option<Uri?> _origin = UrlOption.Optional("--origin", $"where edges are known by name (default: {DefaultOrigin})");
    private readonly Option<string?> _token = CommonOptions.Token("opens the control of the edge, or of the origin");
    private readonly Option<bool> _json = CommonOptions.Json();

    public EdgeTarget(string also = "") => Edge = new("EDGE") { Description = $"a name, {All}, or the URL of one{also}" };

    public Argument<string> Edge { get; }

    public void AddOptionsTo(Command verb)
    {
        verb.Add(_origin);
        verb.Add(_token);
        verb.Add(_json);
    }

    /// <summary>Sends a command to their stores, and tells how many objects that concerned.</summary>
    /// <param name="what">Said after their number.</param>
    /// <exception cref="CommandException">None of them answers, or one refuses.</exception>
    public Task<int> SendAsync(
        ParseResult parsed, Terminal terminal, string what, Func<EdgeControl, CancellationToken, Task<Result<StoreCommandResult, ControlError>>> send, CancellationToken cancellation) =>
        SendAsync(parsed, terminal, send, (edge, result) => $"{(edge is null ? "" : $"{edge}: ")}{result.Objects} {what}", cancellation);

    /// <summary>Sends, and tells how the edges are then.</summary>
    /// <exception cref="CommandException">None of them answers, or one refuses.</exception>
    public Task<int> SendAsync(ParseResult parsed, Terminal terminal, Func<EdgeControl, CancellationToken, Task<Result<EdgeStatus, ControlError>>> send, CancellationToken cancellation) =>
        SendAsync(parsed, terminal, send, (_, status) => EdgeText.Describe(status), cancellation);

    /// <summary>Tells how an edge is.</summary>
    /// <exception cref="CommandException">It does not answer, or refuses.</exception>
    public void Tell(ParseResult parsed, Terminal terminal, Result<EdgeStatus, ControlError> answer) => Tell(parsed, terminal, Good(answer), status => [EdgeText.Describe(status)]);

    /// <summary>The edges that an origin knows, by name.</summary>
    /// <exception cref="CommandException">It does not answer.</exception>
    public async Task<IReadOnlyDictionary<string, EdgeControl>> KnownToAsync(Uri origin, ParseResult parsed, CancellationToken cancellation)
    {
        if (!(await EdgeDirectory.LookAsync(origin, cancellation)).TryGet(out var edges, out var error)) throw CommandException.BadInput(error.Message);
        var token = TokenFolder.Default().Find(parsed.GetValue(_token), origin);
        return edges.ToDictionary(edge => edge.Name, edge => EdgeControl.Through(origin, edge.Name, token), StringComparer.Ordinal);
    }

    private async Task<int> SendAsync<T>(
        ParseResult parsed, Terminal terminal, Func<EdgeControl, CancellationToken, Task<Result<T, ControlError>>> send, Func<string?, T, string> describe, CancellationToken cancellation)
        where T : class
    {
        var edge = parsed.GetRequiredValue(Edge);
        if (edge == All) return await SendToAllAsync(parsed, terminal, send, describe, cancellation);
        Tell(parsed, terminal, Good(await send(await FindAsync(edge, parsed, cancellation), cancellation)), result => [describe(null, result)]);
        return (int)ExitCode.Done;
    }

    /// <summary>One edge that does not do it keeps none of the others from it.</summary>
    private async Task<int> SendToAllAsync<T>(
        ParseResult parsed, Terminal terminal, Func<EdgeControl, CancellationToken, Task<Result<T, ControlError>>> send, Func<string, T, string> describe, CancellationToken cancellation)
        where T : class
    {
        var (done, failed) = (new Dictionary<string, T>(StringComparer.Ordinal), new List<string>());
        foreach (var (name, control) in await EveryAsync(parsed, cancellation))
            if ((await send(control, cancellation)).TryGet(out var result, out var error)) done.Add(name, result);
            else failed.Add(error.Message);
        if (done.Count > 0) Tell(parsed, terminal, done, all => all.Select(edge => describe(edge.Key, edge.Value)));
        return failed.Count == 0 ? (int)ExitCode.Done : throw new CommandException(done.Count == 0 ? ExitCode.BadInput : ExitCode.DoesNotHold, string.Join("; ", failed));
    }

    private void Tell<T>(ParseResult parsed, Terminal terminal, T value, Func<T, IEnumerable<string>> describe)
    {
        if (parsed.GetValue(_json)) Json.WriteDocument(terminal.Out, value);
        else foreach (var line in describe(value)) terminal.Out.WriteLine(line);
    }

    private async Task<EdgeControl> FindAsync(string edge, ParseResult parsed, CancellationToken cancellation)
    {
        if (edge.Contains("://", StringComparison.Ordinal))
        {
            RefuseOrigin(parsed, "beside the URL of an edge");
            var url = UrlOption.Read(edge) ?? throw CommandException.BadInput($"'{edge}' is not an http or https URL, such as http://127.0.0.1:8081");
            return new EdgeControl(url, TokenFolder.Default().Find(parsed.GetValue(_token), url));
        }
        var origin = parsed.GetValue(_origin) ?? DefaultOrigin;
        var known = await KnownToAsync(origin, parsed, cancellation);
        return known.TryGetValue(edge, out var control) ? control : throw NoEdge(edge, origin, known.Keys);
    }

    /// <exception cref="CommandException">It is named where nobody is asked by name.</exception>
    public void RefuseOrigin(ParseResult parsed, string why) => parsed.Refuse(_origin, why);

    private async Task<IReadOnlyDictionary<string, EdgeControl>> EveryAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var origin = parsed.GetValue(_origin) ?? DefaultOrigin;
        var known = await KnownToAsync(origin, parsed, cancellation);
        return known.Count > 0 ? known : throw CommandException.BadInput($"{origin} knows no edge at the moment");
    }

    /// <summary>What is said where a name is not known.</summary>
    public static CommandException NoEdge(string name, Uri origin, IEnumerable<string> known) =>
        CommandException.BadInput($"there is no edge '{name}'; {origin} knows {string.Join(", ", known.Order(StringComparer.Ordinal))}{KnownNames.DidYouMean(known, name)}");

    private static T Good<T>(Result<T, ControlError> result) where T : class =>
        result.TryGet(out var value, out var error) ? value : throw CommandException.BadInput(error.Message);
}
