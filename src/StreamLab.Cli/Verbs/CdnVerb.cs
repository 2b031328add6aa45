using System.CommandLine;
using System.Globalization;
using StreamLab.Cli.Delivery;
using StreamLab.Cli.Options;
using StreamLab.Cli.Output;
using StreamLab.Experiments;
using StreamLab.Simulation.Cdn;

namespace StreamLab.Cli.Verbs;

/// <summary><c>cdn</c>: delivery networks in virtual time.</summary>
internal sealed class CdnVerb(Terminal terminal)
{
    private const string DefaultScales = "0.125,0.5,2,8,32";

    private readonly NetworkSetupOptions _network = new();
    private readonly Option<bool> _json = CommonOptions.Json();

    public static Command Create(Terminal terminal) =>
        new("cdn", "simulates a content delivery network: millions of requests over edges, shields and an origin") { new CdnVerb(terminal).Simulate(), new CdnVerb(terminal).Compare() };

    private Command Simulate()
    {
        var topology = TopologyOption.One("--topology");
        var verb = new Command("simulate", "one network, server by server") { topology };
        _network.AddTo(verb);
        verb.Add(_json);
        verb.SetAction(async (parsed, cancellation) =>
        {
            var result = (await RunAsync(_network.Read(parsed, [parsed.GetRequiredValue(topology)]), cancellation))[0];
            if (parsed.GetValue(_json)) Json.WriteDocument(terminal.Out, CdnReport.Of(result));
            else
            {
                CdnText.WriteComparison(terminal, [result]);
                CdnText.WriteNodes(terminal, result);
            }
            return (int)ExitCode.Done;
        });
        return verb;
    }

    private Command Compare()
    {
        var topologies = TopologyOption.Many("--topologies");
        var scales = new Option<string>("--storage") { HelpName = "X,Y,…", Description = $"each network with so many times its storage, for the plots (default {DefaultScales})", DefaultValueFactory = _ => DefaultScales };
        var folder = new Option<string?>("--out") { HelpName = "DIR", Description = "where results.csv and plots go" };
        var verb = new Command("compare", "networks side by side; with --out, over amounts of storage, with plots") { topologies };
        _network.AddTo(verb);
        foreach (var option in (Option[])[scales, folder, _json]) verb.Add(option);
        verb.SetAction(async (parsed, cancellation) =>
        {
            parsed.RefuseWithout(scales, folder);
            var setups = _network.Read(parsed, parsed.GetRequiredValue(topologies));
            var results = await RunAsync(setups, cancellation);
            if (parsed.GetValue(folder) is { } directory) await WriteAsync(directory, results, await SweepAsync(setups, Scales(parsed.GetRequiredValue(scales)), cancellation));
            if (parsed.GetValue(_json)) Json.WriteDocument(terminal.Out, results.Select(CdnReport.Of));
            else CdnText.WriteComparison(terminal, results);
            return (int)ExitCode.Done;
        });
        return verb;
    }

    private async Task<IReadOnlyList<CdnResult>> SweepAsync(IReadOnlyList<CdnSetup> setups, IReadOnlyList<double> scales, CancellationToken cancellation) =>
        await RunAsync([.. setups.SelectMany(setup => ScalesOf(setup.Topology, scales).Select(scale => setup with { Topology = setup.Topology.WithStorage(scale), Fails = null }))], cancellation);

    /// <summary>What has no storage is the same with any amount of it.</summary>
    private static IEnumerable<double> ScalesOf(CdnTopology topology, IReadOnlyList<double> scales) => topology.Storage > DataSize.Zero ? scales : [1];

    private async Task<IReadOnlyList<CdnResult>> RunAsync(IReadOnlyList<CdnSetup> setups, CancellationToken cancellation)
    {
        try
        {
            return await LongWork.RunAsync(terminal, progress => Task.Run(
                () => (IReadOnlyList<CdnResult>)[.. setups.Select((setup, i) =>
                {
                    progress.Report(new WorkProgress(setup.Topology.Name, (double)i / setups.Count));
                    return CdnSimulation.Run(setup, cancellation);
                })],
                cancellation));
        }
        catch (ArgumentException e)
        {
            throw CommandException.BadInput(e.Message, e);
        }
    }

    private async Task WriteAsync(string folder, IReadOnlyList<CdnResult> results, IReadOnlyList<CdnResult> sweep)
    {
        await CdnOutput.WriteAsync(folder, results, sweep);
        PlotLetters.TellMissing(terminal);
        terminal.Error.WriteLine($"table and plots: {folder}");
    }

    private static IReadOnlyList<double> Scales(string text) =>
    [
        .. text.Split(',').Select(one => double.TryParse(one, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var scale) && scale is > 0 and <= 1e6
            ? scale
            : throw CommandException.BadInput($"--storage '{one}' is not a number above 0")).Order(),
    ];
}
