using System.CommandLine;
using StreamLab.Cli.Options;
using StreamLab.Cli.Output;
using StreamLab.Dash;
using StreamLab.Server;

namespace StreamLab.Cli.Verbs;

/// <summary>The running edge that <c>shape</c> and <c>fault</c> talk to.</summary>
internal sealed class EdgeTarget(string description = "the edge")
{
    private readonly Option<string?> _token = CommonOptions.Token("opens the edge's control");
    private readonly Option<bool> _json = CommonOptions.Json();

    public Argument<Uri> Url { get; } = UrlOption.Argument("URL", description);

    public void AddOptionsTo(Command verb)
    {
        verb.Add(_token);
        verb.Add(_json);
    }

    /// <summary>Sends a command to its store, and tells how many objects that concerned.</summary>
    /// <param name="what">Said after their number.</param>
    /// <exception cref="CommandException">The edge does not answer, or refuses.</exception>
    public async Task<int> SendAsync(
        ParseResult parsed, TextWriter output, string what, Func<EdgeControl, CancellationToken, Task<Result<StoreCommandResult, ControlError>>> send, CancellationToken cancellation)
    {
        if (!(await send(Control(parsed, parsed.GetRequiredValue(Url)), cancellation)).TryGet(out var result, out var error)) throw CommandException.BadInput(error.Message);
        if (parsed.GetValue(_json)) Json.WriteDocument(output, result);
        else output.WriteLine($"{result.Objects} {what}");
        return (int)ExitCode.Done;
    }

    /// <summary>Sends, and tells how the edge is then.</summary>
    /// <exception cref="CommandException">The edge does not answer, or refuses.</exception>
    public Task<int> SendAsync(
        ParseResult parsed, TextWriter output, Func<EdgeControl, CancellationToken, Task<Result<EdgeStatus, ControlError>>> send, CancellationToken cancellation) =>
        SendAsync(parsed, parsed.GetRequiredValue(Url), output, send, cancellation);

    /// <inheritdoc cref="SendAsync(ParseResult, TextWriter, Func{EdgeControl, CancellationToken, Task{Result{EdgeStatus, ControlError}}}, CancellationToken)"/>
    public async Task<int> SendAsync(
        ParseResult parsed, Uri url, TextWriter output, Func<EdgeControl, CancellationToken, Task<Result<EdgeStatus, ControlError>>> send, CancellationToken cancellation)
    {
        if (!(await send(Control(parsed, url), cancellation)).TryGet(out var status, out var error)) throw CommandException.BadInput(error.Message);
        if (parsed.GetValue(_json)) Json.WriteDocument(output, status);
        else output.WriteLine(EdgeText.Describe(status));
        return (int)ExitCode.Done;
    }

    private EdgeControl Control(ParseResult parsed, Uri url) => new(url, TokenFolder.Default().Find(parsed.GetValue(_token), url));
}
