using System.Reflection;
using StreamLab.Client;
using StreamLab.Player;

namespace StreamLab.Cli;

/// <summary>The log and the input log of one session, as far as they were asked for.</summary>
internal sealed class SessionLogs : IAsyncDisposable
{
    private static readonly string Version = typeof(PlayerCore).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private readonly SessionLogWriter? _log;
    private readonly StreamWriter? _inputs;

    private SessionLogs(SessionLogWriter? log, StreamWriter? inputs) => (_log, _inputs) = (log, inputs);

    /// <summary>Hears the session's events; null when there is no log.</summary>
    public IObserver<SessionEvent>? Observer => _log;

    /// <summary>Opens the files at once, so that a bad name is known before anything runs.</summary>
    /// <param name="log">Null: none.</param>
    /// <param name="inputLog">Null: none.</param>
    /// <param name="hurry">Ctrl-C: a log that nobody takes is not waited for.</param>
    /// <exception cref="CommandException">A file cannot be written.</exception>
    public static SessionLogs Open(string? log, string? inputLog, CancellationToken hurry)
    {
        SessionLogWriter? writer = null;
        if (log is not null && !SessionLogWriter.TryOpen(log, TimeProvider.System, out writer, out var error, hurry)) throw CommandException.BadInput(error);
        return new SessionLogs(writer, inputLog is null ? null : new StreamWriter(OutputFile.Open(inputLog, FileMode.Create, FileShare.Read)));
    }

    /// <returns>Hears the core's inputs; null when there is no input log.</returns>
    public IInputRecorder? Recorder(SessionConfiguration configuration, IReadOnlyList<string> pathways, Presentation media) =>
        _inputs is null ? null : new InputLogWriter(_inputs, Version, configuration, pathways, media);

    /// <exception cref="CommandException">The log is not whole.</exception>
    public async ValueTask DisposeAsync()
    {
        if (_inputs is not null) await _inputs.DisposeAsync();
        if (_log is null) return;
        await _log.DisposeAsync();
        if (_log.Failure is { } failure) throw new CommandException(ExitCode.DoesNotHold, failure);
    }
}
