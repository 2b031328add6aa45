using System.Text;
using System.Threading.Channels;
using StreamLab.Player;

namespace StreamLab.Client;

/// <summary>Writes a session's events as JSON Lines: subscribe it to <see cref="Session.Events"/>. A consumer of its own spells and writes, so that a slow disk delays no session.</summary>
public sealed class SessionLogWriter : IObserver<SessionEvent>, IAsyncDisposable
{
    private static readonly TimeSpan FlushEvery = TimeSpan.FromSeconds(1);

    private readonly Channel<SessionEvent> _events = Channel.CreateUnbounded<SessionEvent>(new UnboundedChannelOptions { SingleReader = true });
    private readonly StreamWriter _output;
    private readonly TimeProvider _time;
    private readonly Task _writing;

    /// <param name="output">Closed with the writer.</param>
    public SessionLogWriter(Stream output, TimeProvider time)
    {
        _output = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        _time = time;
        _writing = WriteAsync();
    }

    /// <summary>Why the log is not whole, in one line; null while all is well.</summary>
    public string? Failure { get; private set; }

    /// <returns>False, with one line that says why, when the file cannot be written.</returns>
    public static bool TryOpen(string path, TimeProvider time, out SessionLogWriter writer, out string error)
    {
        (writer, error) = (null!, "");
        try
        {
            writer = new SessionLogWriter(OutputFile.Open(path, FileMode.Create, FileShare.Read), time);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            error = $"the log {path} cannot be written: {e.Message}";
            return false;
        }
    }

    public void OnNext(SessionEvent value) => _events.Writer.TryWrite(value);

    public void OnError(Exception error) => _events.Writer.TryComplete();

    public void OnCompleted() => _events.Writer.TryComplete();

    /// <summary>Writes what is left, and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        _events.Writer.TryComplete();
        await _writing;
    }

    private async Task WriteAsync()
    {
        try
        {
            await using (_output) await WriteLinesAsync();
        }
        catch (IOException e)
        {
            Failure = $"the log is not whole: {e.Message.ReplaceLineEndings(" ")}";
        }
    }

    private async Task WriteLinesAsync()
    {
        var flushed = _time.GetTimestamp();
        while (await _events.Reader.WaitToReadAsync())
        {
            while (_events.Reader.TryRead(out var told)) await _output.WriteLineAsync(SessionEventJson.Write(told));
            if (_time.GetElapsedTime(flushed) < FlushEvery) continue; // a session tells something every second
            await _output.FlushAsync();
            flushed = _time.GetTimestamp();
        }
    }
}
