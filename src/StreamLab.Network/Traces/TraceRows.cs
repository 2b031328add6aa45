using System.Globalization;

namespace StreamLab.Network;

/// <summary>The rows of a text in columns, split at blanks or at a separator; blank lines and comments are passed over.</summary>
internal ref struct TraceRows(ReadOnlySpan<char> text, char? separator = null)
{
    private readonly Range[] _columns = new Range[64];
    private ReadOnlySpan<char> _rest = text;
    private ReadOnlySpan<char> _row;

    /// <summary>The number of the present line, from one.</summary>
    public int Line { get; private set; }
    public int Columns { get; private set; }

    /// <summary>The present row, without blanks around it.</summary>
    public readonly ReadOnlySpan<char> Text => _row;

    public readonly ReadOnlySpan<char> this[int column] => _row[_columns[column]].Trim();

    /// <returns>Whether there is another row; what lies beyond 64 columns counts as part of the last.</returns>
    public bool Next()
    {
        while (!_rest.IsEmpty)
        {
            TakeLine();
            if (_row.IsEmpty || _row[0] == '#') continue;
            Columns = separator is { } mark
                ? _row.Split(_columns, mark)
                : _row.SplitAny(_columns, " \t", StringSplitOptions.RemoveEmptyEntries);
            return true;
        }
        return false;
    }

    public readonly bool HasSeparator(char mark) => _row.Contains(mark);

    public readonly bool TryGetNumber(int column, out double value) =>
        double.TryParse(this[column], NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    private void TakeLine()
    {
        // However the system that wrote it ends lines: \n, \r\n or \r.
        var end = _rest.IndexOfAny('\n', '\r');
        _row = (end < 0 ? _rest : _rest[..end]).Trim();
        _rest = end < 0 ? default : _rest[(end + (_rest[end..].StartsWith("\r\n") ? 2 : 1))..];
        Line++;
    }
}
