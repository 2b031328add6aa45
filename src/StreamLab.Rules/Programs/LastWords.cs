using System.Text;

namespace StreamLab.Rules;

/// <summary>What a program said last on stderr. It may say as much as it likes, with or without lines: only the end is kept.</summary>
internal sealed class LastWords
{
    private const int Kept = 4096, Longest = 200;

    private readonly byte[] _end = new byte[Kept];
    private int _length;

    private LastWords(Stream errors, CancellationToken over) => Heard = HearAsync(errors, over);

    /// <summary>Ends when nobody holds the stream any more, or when it is over.</summary>
    public Task Heard { get; }

    public static LastWords Of(Stream errors, CancellationToken over) => new(errors, over);

    /// <returns>The last line that is not blank; empty where there is none.</returns>
    public override string ToString()
    {
        lock (_end)
        {
            var lines = Encoding.UTF8.GetString(_end, 0, _length).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return lines is [.., var last] ? last[..Math.Min(last.Length, Longest)] : "";
        }
    }

    private async Task HearAsync(Stream errors, CancellationToken over)
    {
        var read = new byte[Kept];
        try
        {
            while (await errors.ReadAsync(read, over).ConfigureAwait(false) is > 0 and var length) Keep(read.AsSpan(0, length));
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // it is over
        }
    }

    private void Keep(ReadOnlySpan<byte> heard)
    {
        lock (_end)
        {
            var before = Math.Min(_length, Kept - heard.Length);
            _end.AsSpan(_length - before, before).CopyTo(_end);
            heard.CopyTo(_end.AsSpan(before));
            _length = before + heard.Length;
        }
    }
}
