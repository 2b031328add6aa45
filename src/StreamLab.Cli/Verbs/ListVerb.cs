using System.CommandLine;
using StreamLab.Cli.Listing;
using StreamLab.Cli.Options;
using StreamLab.Cli.Output;
using StreamLab.Player;

namespace StreamLab.Cli.Verbs;

/// <summary><c>list</c>: the rules, selectors and such that other verbs take by name.</summary>
internal static class ListVerb
{
    public static Command Create(Terminal terminal)
    {
        var kind = new Argument<string>("KIND") { Description = string.Join(", ", Listings.ByKind.Keys) };
        var rules = new RuleBookOption();
        var json = CommonOptions.Json();
        var verb = new Command("list", "what there is, with parameters, defaults, units and sources") { kind, json };
        rules.AddTo(verb);
        verb.SetAction(parsed =>
        {
            if (parsed.GetRequiredValue(kind) != Listings.Rules) rules.Refuse(parsed, "on this list");
            using var book = rules.Open(parsed);
            return List(parsed.GetRequiredValue(kind), book.Rules, parsed.GetValue(json), terminal.Out);
        });
        return verb;
    }

    private static int List(string kind, Catalog<IAbrRule> rules, bool json, TextWriter output)
    {
        if (!Listings.ByKind.TryGetValue(kind, out var items))
            throw CommandException.BadInput($"there is no list of '{kind}'; {KnownNames.ThereAre(Listings.ByKind.Keys, kind)}");
        if (json) Json.WriteDocument(output, items(rules));
        else foreach (var item in items(rules)) ListingText.Write(output, item);
        return (int)ExitCode.Done;
    }
}
