using System.CommandLine;
using StreamLab.Ingest.Ladders;

namespace StreamLab.Cli.Options;

/// <summary><c>--ladder NAME|FILE</c>.</summary>
internal static class LadderOption
{
    public static Option<BitrateLadder> Create(string name) => new(name)
    {
        HelpName = "NAME|FILE",
        Description = $"the rungs, as 'list ladders' shows them or as in a JSON file (default: '{NamedLadders.Default.Name}')",
        DefaultValueFactory = _ => NamedLadders.Default,
        CustomParser = result =>
        {
            if (LadderFile.Find(result.Tokens[0].Value).TryGet(out var ladder, out var failure)) return ladder;
            result.AddError($"{name}: {failure.Message}");
            return null;
        },
    };
}
