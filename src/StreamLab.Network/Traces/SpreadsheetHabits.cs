namespace StreamLab.Network;

/// <summary>What spreadsheets of many languages write, a comma in a number and semicolons between columns, is told of by name.</summary>
internal static class SpreadsheetHabits
{
    /// <returns>The error, or what is the matter with its line where that is such a habit.</returns>
    public static TraceError Explain(TraceError error, ReadOnlySpan<char> text)
    {
        if (error.Code is not (TraceErrorCode.Malformed or TraceErrorCode.UnknownFormat)) return error;
        var rows = new TraceRows(text);
        while (rows.Line < error.Line && rows.Next())
        {
        }
        return rows.Line == error.Line && Habit(rows.Text) is { } habit ? error with { Code = TraceErrorCode.Malformed, Message = habit } : error;
    }

    private static string? Habit(ReadOnlySpan<char> row) =>
        HasDecimalComma(row) ? "numbers need a point, as in 0.5, and not a comma"
        : row.Contains(';') ? "columns are separated by blanks, or by commas under a header, and not by semicolons; numbers need a point, as in 0.5"
        : null;

    /// <summary>A comma between digits that separates no columns, since something else does.</summary>
    private static bool HasDecimalComma(ReadOnlySpan<char> row)
    {
        if (!row.ContainsAny(" \t;\"")) return false;
        for (var i = 1; i < row.Length - 1; i++)
            if (row[i] == ',' && char.IsAsciiDigit(row[i - 1]) && char.IsAsciiDigit(row[i + 1])) return true;
        return false;
    }
}
