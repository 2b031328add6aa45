using System.CommandLine;
using StreamLab.Cli.Options;
using StreamLab.Cli.Output;
using StreamLab.Dash;
using StreamLab.Server;

namespace StreamLab.Cli.Verbs;

/// <summary>The running edge that <c>shape</c> and <c>fault</c> talk to.</summary>
internal sealed class EdgeTarget
{
    private readonly Option<string?> _token = CommonOptions.Token("opens the edge's control");
    private readonly Option<bool> _json = CommonOptions.Json();

    public Argument<Uri> Url { get; } = UrlOption.Argument("URL", "the edge");

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
        if (!(await send(Control(parsed), cancellation)).TryGet(out var result, out var error)) throw CommandException.BadInput(error.Message);
        if (parsed.GetValue(_json)) Json.WriteDocument(output, result);
        else output.WriteLine($"{result.Objects} {what}");
        return (int)ExitCode.Done;
    }

    private EdgeControl Control(ParseResult parsed)
    {
        var url = parsed.GetRequiredValue(Url);
        return new(url, TokenFolder.Default().Find(parsed.GetValue(_token), url));
    }

    /// <summary>Sends, and tells how the edge is then.</summary>
    /// <exception cref="CommandException">The edge does not answer, or refuses.</exception>
    public async Task<int> SendAsync(
        ParseResult parsed, TextWriter output, Func<EdgeControl, CancellationToken, Task<Result<EdgeStatus, ControlError>>> send, CancellationToken cancellation)
    {
        var url = parsed.GetRequiredValue(Url);
        var control = new EdgeControl(url, TokenFolder.Default().Find(parsed.GetValue(_token), url));
        if (!(await send(control, cancellation)).TryGet(out var status, out var error)) throw CommandException.BadInput(error.Message);
        if (parsed.GetValue(_json)) Json.WriteDocument(output, status);
        else output.WriteLine(EdgeText.Describe(status));
        return (int)ExitCode.Done;
    }
}
