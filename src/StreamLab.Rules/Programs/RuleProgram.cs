using System.ComponentModel;
using System.Diagnostics;
using StreamLab.Player;

namespace StreamLab.Rules;

/// <summary>One running program: a question goes in as a line, the answer comes out as a line, within 5 s (15 s while it starts).</summary>
internal sealed class RuleProgram : IDisposable
{
    private const int LongestAnswer = 64 * 1024;
    private static readonly TimeSpan PatienceAtStart = TimeSpan.FromSeconds(15), Patience = TimeSpan.FromSeconds(5), LastRead = TimeSpan.FromMilliseconds(500);

    private readonly Process _process;
    private readonly Stream _questions, _answers;
    private readonly LastWords _lastWords;
    private readonly Timer _watch;
    private readonly Question _question = new();

    /// <summary>Ends what waits for its pipes: a child of the program may hold them long after the program has died.</summary>
    private readonly CancellationTokenSource _over = new();
    private byte[] _buffer = new byte[4096];
    private AdaptationSet? _media;
    private volatile bool _hung;
    private TimeSpan _patience = PatienceAtStart;

    private RuleProgram(IReadOnlyList<string> command, Process process)
    {
        (Command, _process) = (command, process);
        (_questions, _answers) = (process.StandardInput.BaseStream, process.StandardOutput.BaseStream);
        _lastWords = LastWords.Of(process.StandardError.BaseStream, _over.Token);
        _watch = new Timer(_ => GiveUp());
        process.Exited += (_, _) => _over.CancelAfter(LastRead);
        process.EnableRaisingEvents = true;
    }

    public IReadOnlyList<string> Command { get; }

    /// <summary>Whether it was ended because it was silent too long.</summary>
    public bool HasHung => _hung;

    /// <exception cref="RuleException">The program cannot be started.</exception>
    public static RuleProgram Start(IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        PythonHelper.AddTo(start.Environment);
        try
        {
            return new RuleProgram(command, Process.Start(start)!);
        }
        catch (Win32Exception e)
        {
            throw new RuleException($"cannot be started: {e.Message}");
        }
    }

    /// <exception cref="RuleException">It ended, was silent too long, or answered what is no answer.</exception>
    public Answer Ask(in AbrContext context, ReadOnlySpan<byte> state)
    {
        _watch.Change(_patience, Timeout.InfiniteTimeSpan);
        try
        {
            if (_media != context.Media) Send(_question.OfMedia(_media = context.Media));
            Send(_question.Of(context, state));
            var answer = Answer.Parse(ReadLine(), Command[^1]);
            _patience = Patience;
            return answer;
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            throw Ended();
        }
        finally
        {
            _watch.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Nothing of it is left running.</summary>
    public void Dispose()
    {
        _watch.Dispose();
        _question.Dispose();
        Kill();
        _process.WaitForExit(Patience);
        _over.Cancel();
        _process.Dispose();
    }

    private void Send(ReadOnlyMemory<byte> line) => _questions.WriteAsync(line, _over.Token).AsTask().GetAwaiter().GetResult();

    private ReadOnlySpan<byte> ReadLine()
    {
        for (var length = 0; ;)
        {
            var read = _answers.ReadAsync(_buffer.AsMemory(length), _over.Token).AsTask().GetAwaiter().GetResult();
            if (read == 0) throw Ended();
            var end = _buffer.AsSpan(length, read).IndexOf((byte)'\n');
            if (end >= 0 && length + end + 1 < length + read) throw new RuleException("said more than one line to one question");
            if (end >= 0) return _buffer.AsSpan(0, length + end);
            length += read;
            if (length >= LongestAnswer) throw new RuleException($"answered with a line of more than {LongestAnswer / 1024} KiB");
            if (length == _buffer.Length) Array.Resize(ref _buffer, length * 2);
        }
    }

    private RuleException Ended()
    {
        if (_hung) return new RuleException($"did not answer within {_patience.TotalSeconds:0} s");
        var code = _process.WaitForExit(Patience) ? $" with exit code {_process.ExitCode}" : "";
        _lastWords.Heard.Wait(LastRead);
        return new RuleException(_lastWords.ToString() is { Length: > 0 } words ? $"ended{code}: {words}" : $"ended{code} without an answer");
    }

    private void GiveUp()
    {
        _hung = true;
        Kill();
        _over.Cancel();
    }

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // it has ended by itself
        }
    }
}
