using System.Globalization;

namespace StreamLab.Experiments;

/// <summary>The sessions as comma-separated values (RFC 4180, lines end in LF): shortest round-trip numbers, empty where undefined.</summary>
internal static class CsvTable
{
    public static void Write(TextWriter output, IReadOnlyList<ResultColumn> columns, IReadOnlyList<ResultRow> rows)
    {
        WriteLine(output, columns, column => column.Name);
        foreach (var row in rows) WriteLine(output, columns, column => Text(column, row));
    }

    private static void WriteLine(TextWriter output, IReadOnlyList<ResultColumn> columns, Func<ResultColumn, string> text)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (i > 0) output.Write(',');
            output.Write(Escaped(text(columns[i])));
        }
        output.Write('\n');
    }

    private static string Text(ResultColumn column, ResultRow row) => column switch
    {
        TextColumn c => c.Of(row),
        FlagColumn c => c.Of(row) ? "true" : "false",
        NumberColumn c => c.Of(row) is var value && double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "",
        _ => throw new ArgumentOutOfRangeException(nameof(column)),
    };

    internal static string Escaped(string text) =>
        text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
