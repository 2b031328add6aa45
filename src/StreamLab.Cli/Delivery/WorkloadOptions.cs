using System.CommandLine;
using StreamLab.Cli.Options;
using StreamLab.Simulation.Cdn;

namespace StreamLab.Cli.Delivery;

/// <summary>The options that say who asks, how often, and for how long.</summary>
internal sealed class WorkloadOptions
{
    private const int MostRequests = 1_000_000_000, MostASecond = 10_000_000, MostSegments = 1_000_000;

    private const string Sequential = "sequential", Independent = "independent";

    private static readonly CdnWorkload Defaults = new();

    private readonly Option<int> _requests = NumberOption.Count("--requests", "how many, all together", (int)Defaults.Requests, least: 10, MostRequests);
    private readonly Option<int> _rate = NumberOption.Count("--rate", "requests a second, on average", (int)Defaults.RequestsPerSecond, least: 1, MostASecond);
    private readonly Option<string> _viewers = WordOption.Create("--viewers", "each watches segment after segment, or each request is drawn anew", (Sequential, Sequential), (Independent, Independent));
    private readonly Option<double> _watched = NumberOption.Factor("--watched", "segments that a viewer watches, on average", Defaults.MeanSegmentsPerViewer, MostSegments);
    private readonly Option<Duration?> _shiftEvery = UnitOption.Time("--shift-every", "how often popularity shifts (default: never)");
    private readonly Option<double> _shiftShare = NumberOption.Factor("--shift-share", "the share of titles, the most popular, that fall to the end of the order at each shift", Defaults.ShiftShare, most: 1);
    private readonly Option<int> _seed = NumberOption.Count("--seed", "another seed gives other requests", (int)Defaults.Seed, least: 0);

    public void AddTo(Command verb)
    {
        foreach (var option in (Option[])[_requests, _rate, _viewers, _watched, _shiftEvery, _shiftShare, _seed]) verb.Add(option);
    }

    /// <exception cref="CommandException">An option has no effect.</exception>
    public CdnWorkload Read(ParseResult parsed)
    {
        parsed.RefuseWithout(_shiftShare, _shiftEvery);
        var areIndependent = parsed.GetValue(_viewers) == Independent;
        if (areIndependent) parsed.Refuse(_watched, "with --viewers independent");
        if (parsed.GetValue(_watched) < 1) throw CommandException.BadInput("--watched is at least 1");
        return new CdnWorkload
        {
            Requests = parsed.GetValue(_requests),
            RequestsPerSecond = parsed.GetValue(_rate),
            AreIndependent = areIndependent,
            MeanSegmentsPerViewer = parsed.GetValue(_watched),
            ShiftEvery = parsed.GetValue(_shiftEvery) is { } every ? every > Duration.Zero ? every : throw CommandException.BadInput("--shift-every is above 0") : Duration.Infinite,
            ShiftShare = parsed.GetValue(_shiftShare),
            Seed = (ulong)parsed.GetValue(_seed),
        };
    }
}
