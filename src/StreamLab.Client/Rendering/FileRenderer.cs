using System.Buffers;
using System.Reactive.Subjects;

namespace StreamLab.Client;

/// <summary>
/// The picture as a file (<c>--render FILE</c>): what was played, as one MPEG transport stream, at the pace at which it was played. It grows under
/// the name <c>FILE.part</c> and gets its own at the end, however the session ends; where nothing was played there is no file.
/// </summary>
public sealed class FileRenderer : IRenderer
{
    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly FileStream _file;
    private readonly ClockRenderer _clock;
    private readonly PlayedStream _stream = new();
    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly Subject<PlayoutReport> _reports = new();
    private bool _isOver;

    private FileRenderer(string path, FileStream file, TimeProvider time)
    {
        (_path, _file, _clock) = (path, file, new ClockRenderer(time));
        _clock.Reports.Subscribe(report =>
        {
            WriteUntil(report.Position);
            _reports.OnNext(report);
        });
    }

    public IObservable<PlayoutReport> Reports => _reports;

    /// <returns>False, with one line that says why, when the file cannot be written.</returns>
    public static bool TryCreate(string path, TimeProvider time, out FileRenderer renderer, out string error)
    {
        (renderer, error) = (null!, "");
        try
        {
            if (OutputFile.Refusal(path) is { } why) throw new IOException(why);
            var target = OutputFile.Target(path);
            renderer = new FileRenderer(target, new FileStream(PartOf(target), FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0), time);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            error = $"the picture cannot be written to {path}: {e.Message}";
            return false;
        }
    }

    public void Append(SegmentMedia media)
    {
        if (media.Content.Track is null)
        {
            media.Dispose();
            _reports.OnError(new NotSupportedException("a picture file holds H.264 and AAC only"));
            return;
        }
        lock (_gate) _stream.Append(media);
    }

    public void Start(Duration position, double rate)
    {
        lock (_gate) _stream.Begin();
        _clock.Start(position, rate);
    }

    public void Hold(Duration position)
    {
        _clock.Hold(position);
        WriteUntil(position);
    }

    public void JumpTo(Duration position)
    {
        _clock.JumpTo(position);
        lock (_gate) _stream.SkipTo(position);
    }

    public void FlushTo(Duration position)
    {
        _clock.FlushTo(position);
        lock (_gate) _stream.Discard();
    }

    public async ValueTask DisposeAsync()
    {
        await _clock.DisposeAsync();
        lock (_gate)
        {
            if (_isOver) return;
            _isOver = true;
        }
        try
        {
            var isEmpty = _file.Length == 0;
            await _file.DisposeAsync();
            if (isEmpty) File.Delete(PartOf(_path));
            else File.Move(PartOf(_path), _path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Fail(e);
        }
        _reports.OnCompleted();
    }

    private void WriteUntil(Duration position)
    {
        lock (_gate)
        {
            if (_isOver) return;
            try
            {
                _stream.WriteUntil(position, _output);
                _file.Write(_output.WrittenSpan);
                _output.ResetWrittenCount();
            }
            catch (Exception e) when (e is IOException or Dash.Cmaf.Mp4Exception)
            {
                Fail(e);
            }
        }
    }

    private void Fail(Exception why) => _reports.OnError(new IOException($"the picture cannot be written to {_path}: {why.Message}", why));

    private static string PartOf(string path) => path + ".part";
}
