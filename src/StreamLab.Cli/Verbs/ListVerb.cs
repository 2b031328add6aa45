using System.CommandLine;
using StreamLab.Cli.Listing;
using StreamLab.Cli.Options;
using StreamLab.Cli.Output;

namespace StreamLab.Cli.Verbs;

/// <summary><c>list</c>: the rules, selectors and such that other verbs take by name.</summary>
internal static class ListVerb
{
    public static Command Create(Terminal terminal)
    {
        var kind = new Argument<string>("KIND") { Description = string.Join(", ", Listings.ByKind.Keys) };
        var json = CommonOptions.Json();
        var verb = new Command("list", "what there is, with parameters, defaults, units and sources") { kind, json };
        verb.SetAction(parsed => List(parsed.GetRequiredValue(kind), parsed.GetValue(json), terminal.Out));
        return verb;
    }

    private static int List(string kind, bool json, TextWriter output)
    {
        if (!Listings.ByKind.TryGetValue(kind, out var items))
            throw CommandException.BadInput($"there is no list of '{kind}'; there are {string.Join(", ", Listings.ByKind.Keys)}");
        if (json) Json.WriteDocument(output, items());
        else foreach (var item in items()) ListingText.Write(output, item);
        return (int)ExitCode.Done;
    }
}
