using StreamLab.Experiments;

namespace StreamLab.Cli.Comparing;

/// <summary>A reproduction as people read it: published, here, verdict.</summary>
internal static class ReproductionText
{
    public static void Write(TextWriter output, IReproduction reproduction, ReproductionResult result)
    {
        output.WriteLine($"{result.Name}, {result.Traces} traces ({reproduction.Source})");
        var width = result.Figures.Max(f => f.Scheme.Length);
        output.WriteLine($"  {"".PadRight(width)}  {"published",10} {"here",10}  {result.Figures[0].Figure}");
        foreach (var figure in result.Figures)
            output.WriteLine($"  {figure.Scheme.PadRight(width)}  {figure.Published,10:0.00} {figure.Here,10:0.000}  {(figure.Holds ? "holds" : "DIFFERS")}");
        output.WriteLine(result.Holds ? "It holds: every figure to the digits that were published." : "It does NOT hold.");
    }
}
