namespace StreamLab.Cli.Output;

/// <summary>Optima as people read them, a line each, and their means.</summary>
internal static class OptimumTable
{
    private const string Mean = "mean";

    public static void Write(TextWriter output, IReadOnlyList<OptimumRow> rows)
    {
        var width = rows.Select(r => r.Trace.Length).Append(Mean.Length).Max();
        output.WriteLine($"{"trace".PadRight(width)}  {"achieved",9} {"at most",9}  decisions");
        foreach (var row in rows) output.WriteLine($"{row.Trace.PadRight(width)}  {row.Achieved,9:0.00} {row.UpperBound,9:0.00}  {row.Q}");
        if (rows.Count > 1) output.WriteLine($"{Mean.PadRight(width)}  {rows.Average(r => r.Achieved),9:0.00} {rows.Average(r => r.UpperBound),9:0.00}");
    }
}
