using System.CommandLine;

namespace StreamLab.Cli.Options;

/// <summary>What was given on the command line, and whether it can have an effect together.</summary>
internal static class ParseResultExtensions
{
    public static bool Has(this ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    /// <summary>An option that is good for nothing in this call is bad usage.</summary>
    /// <exception cref="CommandException">It is given.</exception>
    public static void Refuse(this ParseResult parsed, Option option, string why)
    {
        if (parsed.Has(option)) throw CommandException.BadInput($"{option.Name} has no effect {why}: leave it out");
    }

    /// <exception cref="CommandException"><paramref name="option"/> is given and <paramref name="needed"/> is not.</exception>
    public static void RefuseWithout(this ParseResult parsed, Option option, Option needed)
    {
        if (!parsed.Has(needed)) parsed.Refuse(option, $"without {needed.Name}");
    }

    /// <exception cref="CommandException">Both are given.</exception>
    public static void RefuseTogether(this ParseResult parsed, Option one, Option other)
    {
        if (parsed.Has(one) && parsed.Has(other)) throw CommandException.BadInput($"{one.Name} and {other.Name} exclude each other: give one of them");
    }
}
