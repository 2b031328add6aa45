using System.CommandLine;
using StreamLab.Server;

namespace StreamLab.Cli.Options;

/// <summary>A line of JSON for each request to a server.</summary>
internal sealed class AccessLogOption
{
    private readonly Option<string?> _file = new("--access-log") { HelpName = "FILE", Description = "writes a line of JSON for each request (64 MiB, then FILE.1 to FILE.3)" };

    public void AddTo(Command verb) => verb.Add(_file);

    /// <returns>Null where none is wanted; its caller ends it.</returns>
    /// <exception cref="CommandException">The file cannot be written.</exception>
    public AccessLog? Open(ParseResult parsed, Terminal terminal)
    {
        try
        {
            return parsed.GetValue(_file) is { } path ? AccessLog.Open(path, terminal.Error.WriteLine) : null;
        }
        catch (ServerStartException e)
        {
            throw CommandException.BadInput(e.Message, e);
        }
    }
}
