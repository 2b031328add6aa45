using System.CommandLine;
using StreamLab.Rules;

namespace StreamLab.Cli.Options;

/// <summary>The rules that a verb knows: the built-in ones and those of <c>--abr-assembly</c>.</summary>
internal sealed class RuleBookOption
{
    private readonly Option<string> _assembly = new("--abr-assembly") { HelpName = "FILE.dll", Description = "an assembly with rules of your own (docs/rules.md)" };

    public void AddTo(Command verb) => verb.Add(_assembly);

    /// <inheritdoc cref="ParseResultExtensions.Refuse"/>
    public void Refuse(ParseResult parsed, string why) => parsed.Refuse(_assembly, why);

    /// <summary>Whoever opens it disposes it: that ends the programs which rules have started.</summary>
    /// <exception cref="CommandException">The assembly cannot be used.</exception>
    public RuleBook Open(ParseResult parsed) =>
        RuleBook.TryOpen(parsed.GetValue(_assembly), out var book, out var error) ? book : throw CommandException.BadInput($"--abr-assembly: {error}");
}
