using System.Text;
using System.Threading.Channels;
using StreamLab.Player;

namespace StreamLab.Client;

/// <summary>Writes a session's events as JSON Lines: subscribe it to <see cref="Session.Events"/>. A consumer of its own spells and writes, so that a slow disk delays no session.</summary>
public sealed class SessionLogWriter : IObserver<SessionEvent>, IAsyncDisposable
{
    private static readonly TimeSpan FlushEvery = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromSeconds(1);

    private readonly Channel<SessionEvent> _events = Channel.CreateUnbounded<SessionEvent>(new UnboundedChannelOptions { SingleReader = true });
    private readonly StreamWriter _output;
    private readonly TimeProvider _time;
    private readonly CancellationToken _hurry;
    private readonly Task _writing;
    private long _told, _written;

    /// <param name="output">Closed with the writer.</param>
    /// <param name="hurry">Cancelled: what is left is written only for as long as it is taken.</param>
    public SessionLogWriter(Stream output, TimeProvider time, CancellationToken hurry = default)
    {
        _output = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        (_time, _hurry) = (time, hurry);
        _writing = WriteAsync();
    }

    /// <summary>Why the log is not whole, in one line; null while all is well.</summary>
    public string? Failure { get; private set; }

    /// <returns>False, with one line that says why, when the file cannot be written.</returns>
    public static bool TryOpen(string path, TimeProvider time, out SessionLogWriter writer, out string error, CancellationToken hurry = default)
    {
        (writer, error) = (null!, "");
        try
        {
            writer = new SessionLogWriter(OutputFile.Open(path, FileMode.Create, FileShare.Read), time, hurry);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            error = $"the log {path} cannot be written: {e.Message}";
            return false;
        }
    }

    public void OnNext(SessionEvent value)
    {
        if (_events.Writer.TryWrite(value)) _told++;
    }

    public void OnError(Exception error) => _events.Writer.TryComplete();

    public void OnCompleted() => _events.Writer.TryComplete();

    /// <summary>Writes what is left, and closes the file. A pipe whose reader reads no more is left alone when there is a hurry.</summary>
    public async ValueTask DisposeAsync()
    {
        _events.Writer.TryComplete();
        while (!_writing.IsCompleted)
        {
            var before = Volatile.Read(ref _written);
            await Task.WhenAny(_writing, Task.Delay(Patience, _time));
            if (!_hurry.IsCancellationRequested || _writing.IsCompleted || Volatile.Read(ref _written) != before) continue;
            Failure = $"the log is not whole: its reader takes no more, and of {_told} lines at least the last {Math.Max(1, _told - before)} are not written";
            return;
        }
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
            while (_events.Reader.TryRead(out var told))
            {
                await _output.WriteLineAsync(SessionEventJson.Write(told));
                Volatile.Write(ref _written, _written + 1);
            }
            if (_time.GetElapsedTime(flushed) < FlushEvery) continue; // a session tells something every second
            await _output.FlushAsync();
            flushed = _time.GetTimestamp();
        }
    }
}
