using System.CommandLine;
using StreamLab.Cli.Delivery;
using StreamLab.Cli.Options;
using StreamLab.Cli.Output;
using StreamLab.Simulation.Cdn;

namespace StreamLab.Cli.Verbs;

/// <summary><c>place</c>: which titles and rungs go to which edge.</summary>
internal sealed class PlaceVerb(Terminal terminal)
{
    private readonly Option<CdnTopology> _topology = TopologyOption.One("--topology");
    private readonly CatalogueOptions _catalogue = new();
    private readonly Option<Duration?> _window = UnitOption.Time("--window", "the time in which each edge is filled (default: as long as it takes)");
    private readonly Option<Bitrate?> _rate = UnitOption.Rate("--fill-rate", "what each edge is filled with meanwhile");
    private readonly PushOptions _push = new();
    private readonly Option<string?> _out = new("--out") { HelpName = "FILE", Description = "where the plan goes, as JSON" };
    private readonly Option<bool> _json = CommonOptions.Json();

    public static Command Create(Terminal terminal)
    {
        var place = new PlaceVerb(terminal);
        var verb = new Command("place", "plans which titles and rungs go to which edge, by popularity and size") { place._topology };
        place._catalogue.AddTo(verb);
        foreach (var option in (Option[])[place._window, place._rate, place._out]) verb.Add(option);
        place._push.AddTo(verb);
        verb.Add(place._json);
        verb.SetAction(place.RunAsync);
        return verb;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        parsed.RefuseWithout(_window, _rate);
        parsed.RefuseWithout(_rate, _window);
        var edges = _push.Read(parsed, _catalogue.IsFolder(parsed));
        var (topology, catalogue) = (parsed.GetRequiredValue(_topology), _catalogue.Read(parsed));
        DataSize? budget = parsed.GetValue(_window) is { } window ? parsed.GetValue(_rate)!.Value * window : null;
        var plan = PlanReport.Of(topology, catalogue, PlacementPlanner.Plan(topology, catalogue, budget), _catalogue.IsFolder(parsed));
        if (plan.Nodes.Count == 0) throw CommandException.BadInput($"{topology.Name} has no edge that clients talk to: there is nothing to place");
        if (parsed.GetValue(_out) is { } path) WriteFile(path, plan);
        await _push.SendAsync(parsed, plan, edges, terminal.Error, cancellation);
        if (parsed.GetValue(_json)) Json.WriteDocument(terminal.Out, plan);
        else PlanText.Write(terminal, plan);
        return (int)ExitCode.Done;
    }

    private static void WriteFile(string path, PlanReport plan)
    {
        if (OutputFile.Refusal(path) is { } why) throw CommandException.BadInput($"the plan cannot be written to {path}: {why}");
        var target = OutputFile.Target(path);
        var beside = target + ".part";
        using (var file = File.CreateText(beside)) Json.WriteDocument(file, plan);
        File.Move(beside, target, overwrite: true);
    }
}
