using System.Text;

namespace StreamLab.Player;

/// <summary>The lines of a log, none longer than a bound.</summary>
internal sealed class LogLines(TextReader log)
{
    private const int Longest = 16 * 1024 * 1024;

    private readonly StringBuilder _text = new();

    /// <summary>Of the line that was read last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Whether its end was there: the last line of a session that was killed may have none.</summary>
    public bool IsWhole { get; private set; }

    /// <returns>Null after the last.</returns>
    /// <exception cref="InvalidOperationException">It is too long.</exception>
    public string? Next()
    {
        Number++;
        var next = log.Read();
        for (_text.Clear(); next is >= 0 and not '\n'; next = log.Read())
        {
            if (_text.Length == Longest) throw new InvalidOperationException($"it has more than {Longest / (1024 * 1024)} Mi characters");
            _text.Append((char)next);
        }
        IsWhole = next == '\n';
        return IsWhole || _text.Length > 0 ? _text.ToString() : null;
    }
}
