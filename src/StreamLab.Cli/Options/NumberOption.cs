using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace StreamLab.Cli.Options;

/// <summary>Options that are bare numbers: counts, ports, factors.</summary>
internal static class NumberOption
{
    public static Option<int> Count(string name, string description, int defaultValue, int least, int most = int.MaxValue) => new(name)
    {
        HelpName = "N",
        Description = $"{description} (default {defaultValue})",
        DefaultValueFactory = _ => defaultValue,
        CustomParser = result => Read(result, name, least, most),
    };

    /// <summary>From 0; may be left out.</summary>
    public static Option<int?> OptionalCount(string name, string description, int most) => new(name)
    {
        HelpName = "N",
        Description = description,
        CustomParser = result => Read(result, name, least: 0, most),
    };

    /// <summary>A place in a list, from 0, that may be left out.</summary>
    public static Option<int?> Index(string name, string description) => new(name)
    {
        HelpName = "INDEX",
        Description = description,
        CustomParser = result => Read(result, name, least: 0, most: int.MaxValue),
    };

    /// <param name="most">Included.</param>
    public static Option<double> Factor(string name, string description, double defaultValue, double most) => new(name)
    {
        HelpName = "FACTOR",
        Description = $"{description} (default {defaultValue.ToString(CultureInfo.InvariantCulture)})",
        DefaultValueFactory = _ => defaultValue,
        CustomParser = result => ReadFactor(result, name, most),
    };

    private static int Read(ArgumentResult result, string name, int least, int most)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most) return value;
        result.AddError($"{name} '{text}' is not a whole number {(most == int.MaxValue ? $"of at least {least}" : $"from {least} to {most}")}");
        return least;
    }

    private static double ReadFactor(ArgumentResult result, string name, double most)
    {
        var text = result.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value > 0 && value <= most) return value;
        result.AddError($"{name} '{text}' is not a number above 0 and up to {most.ToString(CultureInfo.InvariantCulture)}");
        return 1;
    }
}
