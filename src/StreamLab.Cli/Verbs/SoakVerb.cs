using System.CommandLine;
using StreamLab.Cli.Options;
using StreamLab.Cli.Output;
using StreamLab.Cli.Soaking;
using StreamLab.Server;

namespace StreamLab.Cli.Verbs;

/// <summary><c>soak</c>: the laboratory under load and random faults, for long.</summary>
internal sealed class SoakVerb(Terminal terminal)
{
    private const int MostPlayers = 10_000, MostEdges = 32;
    private static readonly Duration Default = Duration.FromSeconds(30 * 60);

    private readonly Option<string> _catalog = CommonOptions.Catalog("--catalog", "the titles; the first is played");
    private readonly Option<int> _players = NumberOption.Count("--players", "how many play at once", defaultValue: 100, least: 1, MostPlayers);
    private readonly Option<int> _edges = NumberOption.Count("--edges", "how many edge servers", defaultValue: 3, least: 1, MostEdges);
    private readonly Option<Duration?> _for = UnitOption.Time("--for", "how long (default 30min)");
    private readonly Option<int> _seed = NumberOption.Count("--seed", "seed of faults and sessions", defaultValue: 1, least: 0);
    private readonly Option<bool> _json = CommonOptions.Json();

    public static Command Create(Terminal terminal)
    {
        var soak = new SoakVerb(terminal);
        var verb = new Command("soak", "runs players against edges that break at random, and checks bytes, memory and sockets")
        {
            soak._catalog, soak._players, soak._edges, soak._for, soak._seed, soak._json,
        };
        verb.SetAction(soak.RunAsync);
        return verb;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var soak = new Soak(parsed.GetRequiredValue(_catalog), parsed.GetValue(_players), parsed.GetValue(_edges), parsed.GetValue(_for) ?? Default, parsed.GetValue(_seed));
        try
        {
            var report = await LongWork.RunAsync(terminal, work => soak.RunAsync(work, cancellation));
            if (parsed.GetValue(_json)) Json.WriteDocument(terminal.Out, report);
            else report.Write(terminal.Out);
            return (int)(cancellation.IsCancellationRequested ? ExitCode.Cancelled : report.IsGood ? ExitCode.Done : ExitCode.DoesNotHold);
        }
        catch (ServerStartException e)
        {
            throw CommandException.BadInput(e.Message, e);
        }
    }
}
