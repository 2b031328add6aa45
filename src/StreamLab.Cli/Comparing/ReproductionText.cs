using StreamLab.Experiments;

namespace StreamLab.Cli.Comparing;

/// <summary>A reproduction as people read it: published, here, verdict.</summary>
internal static class ReproductionText
{
    public static void Write(TextWriter output, IReproduction reproduction, ReproductionResult result)
    {
        output.WriteLine($"{result.Name}, {result.Traces} {(result.Traces == 1 ? "trace" : "traces")} ({reproduction.Source})");
        foreach (var figure in result.Figures.GroupBy(f => f.Figure, StringComparer.Ordinal)) WriteFigure(output, figure.Key, [.. figure]);
        if (result.Orderings.Count > 0) WriteOrderings(output, result.Orderings);
        output.WriteLine();
        output.WriteLine(result.Judges);
        output.WriteLine(result.Holds ? "It holds." : "It does NOT hold.");
    }

    private static void WriteFigure(TextWriter output, string name, ReproducedFigure[] figures)
    {
        var width = figures.Max(f => f.Scheme.Length);
        var isPublished = figures.Any(f => f.Published is not null);
        output.WriteLine();
        output.WriteLine($"  {name}");
        if (isPublished) output.WriteLine($"    {"".PadRight(width)}  {"here",12} {"published",12}");
        foreach (var figure in figures)
            output.WriteLine($"    {figure.Scheme.PadRight(width)}  {figure.Here,12:0.000000}" + (figure.Published is { } published ? $" {published,12:0.00####}  {Verdict(figure.Holds)}" : ""));
    }

    private static void WriteOrderings(TextWriter output, IReadOnlyList<ReproducedOrdering> orderings)
    {
        output.WriteLine();
        output.WriteLine("  Orderings, as published");
        foreach (var (o, limit) in orderings.Select(o => (o, o.Tolerance > 0 ? $", or at most {o.Tolerance:0 %} more" : "")))
            output.WriteLine($"    {o.Less} has less than {o.More}{limit}: {o.LessHere:0.000000} and {o.MoreHere:0.000000}  {Verdict(o.Holds)}, {o.Figure}");
    }

    private static string Verdict(bool holds) => holds ? "holds" : "DIFFERS";
}
