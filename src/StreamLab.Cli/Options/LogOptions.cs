using System.CommandLine;

namespace StreamLab.Cli.Options;

/// <summary>The files that a session may write.</summary>
internal sealed class LogOptions
{
    private readonly Option<string?> _log = new("--log") { HelpName = "FILE", Description = "writes the session log (JSON Lines)" };
    private readonly Option<string?> _inputLog = new("--input-log") { HelpName = "FILE", Description = "writes every input of the core, for 'replay'" };

    public void AddTo(Command verb)
    {
        verb.Add(_log);
        verb.Add(_inputLog);
    }

    /// <inheritdoc cref="SessionLogs.Open"/>
    public SessionLogs Open(ParseResult parsed, CancellationToken hurry) => SessionLogs.Open(parsed.GetValue(_log), parsed.GetValue(_inputLog), hurry);

    /// <summary>Each file holds one session.</summary>
    /// <exception cref="CommandException">One is given.</exception>
    public void RefuseForSeveral(ParseResult parsed)
    {
        parsed.Refuse(_log, "for several sessions at once");
        parsed.Refuse(_inputLog, "for several sessions at once");
    }
}
