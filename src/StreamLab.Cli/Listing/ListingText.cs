using StreamLab.Player;

namespace StreamLab.Cli.Listing;

/// <summary>A listed thing as people read it.</summary>
internal static class ListingText
{
    public static void Write(TextWriter output, Listed item)
    {
        output.WriteLine($"{item.Name}: {item.Summary}");
        foreach (var parameter in item.Parameters) output.WriteLine($"    {Syntax(parameter),-18} {parameter.Meaning} [{parameter.Unit}]");
        if (item.InformationSet is not null) output.WriteLine($"    is told {Told(item.InformationSet)}{(item.Monotone == true ? "; monotone in throughput" : "")}; estimator {item.Estimator}");
        output.WriteLine($"    {item.Source}");
    }

    private static string Syntax(Parameter parameter) => parameter.IsFlag ? parameter.Name : $"{parameter.Name}={(parameter.Default.Length > 0 ? parameter.Default : "…")}";

    private static string Told(IReadOnlyList<string> informationSet) => informationSet.Count == 0 ? "nothing about the media" : string.Join(", ", informationSet);
}
