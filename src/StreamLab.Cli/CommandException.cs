namespace StreamLab.Cli;

/// <summary>A verb cannot go on for a reason that its user can mend; the message is one line that says what, where and what to do.</summary>
internal sealed class CommandException(ExitCode code, string message, Exception? inner = null) : Exception(message, inner)
{
    public ExitCode Code { get; } = code;

    public static CommandException BadInput(string message, Exception? inner = null) => new(ExitCode.BadInput, message, inner);
}
