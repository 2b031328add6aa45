using System.CommandLine;
using StreamLab.Cli.Options;
using StreamLab.Simulation;

namespace StreamLab.Cli.Simulating;

/// <summary>Several players over the same servers, and how their connections come to their shares.</summary>
internal sealed class CrowdOptions
{
    private const int MostPlayers = 10_000;

    private readonly Option<int> _players = NumberOption.Count("--players", "how many share the servers' links", defaultValue: 1, least: 1, MostPlayers);
    private readonly Option<Duration?> _stagger = UnitOption.Time("--stagger", "how long after the one before each presses play (default 0 s)");
    private readonly Option<Transport> _transport = WordOption.Create("--transport", "how a connection comes to its share of a link", ("ideal", Transport.Ideal), ("slow-start", Transport.SlowStart));

    public IReadOnlyList<Option> All => [_players, _stagger, _transport];

    public int Players(ParseResult parsed) => parsed.GetValue(_players);

    public Transport TransportOf(ParseResult parsed) => parsed.GetValue(_transport);

    /// <exception cref="CommandException">There is nobody to come later.</exception>
    public Duration Stagger(ParseResult parsed)
    {
        if (Players(parsed) == 1) parsed.Refuse(_stagger, "without --players");
        return parsed.GetValue(_stagger) ?? Duration.Zero;
    }
}
