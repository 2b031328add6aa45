using System.Buffers;
using System.Threading.Channels;

namespace StreamLab.Server;

/// <summary>
/// Writes a line of JSON for each request, by a task of its own: a slow disk makes it lose the oldest lines that wait, never hold a request up.
/// At 64 MiB the file becomes <c>FILE.1</c>, and so on to <c>FILE.3</c>; a device or a pipe stays what it is. Servers of one process may share one.
/// </summary>
public sealed class AccessLog : IAsyncDisposable
{
    private const int Waiting = 8192, Files = 3;

    private readonly string _path;
    private readonly long _longest;
    private readonly Action<string> _warn;
    private readonly bool _grows;
    private readonly Channel<AccessRecord> _queue;
    private readonly Task _writing;
    private FileStream _file;
    private long _dropped;

    private AccessLog(string path, long longest, int waiting, Action<string> warn)
    {
        (_path, _longest, _warn, _grows, _file) = (path, longest, warn, !OutputFile.IsSpecial(path), Open(path));
        _queue = Channel.CreateBounded<AccessRecord>(
            new BoundedChannelOptions(waiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }, _ => Interlocked.Increment(ref _dropped));
        _writing = Task.Run(WriteAsync);
    }

    /// <summary>Lines that were lost because the disk did not keep up, or failed.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Goes on behind what is in the file.</summary>
    /// <exception cref="ServerStartException">The file cannot be written.</exception>
    public static AccessLog Open(string path, Action<string> warn, long longestBytes = 64 * 1024 * 1024, int waiting = Waiting)
    {
        try
        {
            return new(path, longestBytes, waiting, warn);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new ServerStartException($"the access log {path} cannot be written: {e.Message}", e);
        }
    }

    /// <summary>Returns when all that was handed in is in the file.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _writing;
        await _file.DisposeAsync();
    }

    internal void Add(AccessRecord record) => _queue.Writer.TryWrite(record);

    private static FileStream Open(string path) => OutputFile.Open(path, FileMode.Append, FileShare.ReadWrite, bufferSize: 0);

    private async Task WriteAsync()
    {
        var lines = new ArrayBufferWriter<byte>();
        while (await _queue.Reader.WaitToReadAsync())
        {
            var count = 0;
            while (lines.WrittenCount < 64 * 1024 && _queue.Reader.TryRead(out var record))
            {
                AccessLine.Write(record, lines);
                count++;
            }
            if (!TryWrite(lines.WrittenMemory)) Interlocked.Add(ref _dropped, count);
            lines.ResetWrittenCount();
        }
    }

    private bool TryWrite(ReadOnlyMemory<byte> lines)
    {
        try
        {
            if (_grows && _file.Position > 0 && _file.Position + lines.Length > _longest) Rotate();
            _file.Write(lines.Span);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            if (Dropped == 0) _warn($"the access log {_path} loses lines: {e.Message}");
            return false;
        }
    }

    private void Rotate()
    {
        _file.Dispose();
        for (var number = Files - 1; number >= 1; number--)
            if (File.Exists($"{_path}.{number}")) File.Move($"{_path}.{number}", $"{_path}.{number + 1}", overwrite: true);
        File.Move(_path, $"{_path}.1", overwrite: true);
        _file = Open(_path);
    }
}
