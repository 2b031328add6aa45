using StreamLab.Player;

namespace StreamLab.Simulation;

/// <summary>Several players with the same options over the same pathways: they share them, max-min fair.</summary>
public static class SimulatedCrowd
{
    /// <summary>Runs all sessions in one virtual time.</summary>
    /// <param name="players">How many.</param>
    /// <param name="stagger">How long after the one before each presses play.</param>
    /// <param name="observer">Makes the listener of a player, by its index; null where nobody listens.</param>
    /// <returns>False, with one line that says what is wrong, when the setup does not fit.</returns>
    public static bool TryRun(
        SimulationSetup setup, int players, Duration stagger, Func<int, IObserver<SessionEvent>?> observer, out IReadOnlyList<SessionSummary> summaries, out string error)
    {
        summaries = [];
        if (!setup.TryDraw(out var blueprint, out error)) return false;
        var network = new SharedNetwork(setup.Pathways, setup.TimeLimit);
        var (cores, crowd) = (new List<PlayerCore>(), new List<NetworkPlayer>());
        IObserver<SessionEvent>?[] listeners = [.. Enumerable.Range(0, players).Select(observer)];
        for (var i = 0; i < players; i++)
        {
            var (listener, configuration) = (listeners[i], setup.Configuration with { Seed = setup.Configuration.Seed + i });
            var core = blueprint.Make(listener, configuration.Seed);
            listener?.OnNext(SessionEvents.Opening(configuration, setup.Media, blueprint.Pathways, core.InformationSet, setup.TraceName) with { Network = [.. setup.Pathways.Select(p => p.Description)] });
            cores.Add(core);
            crowd.Add(new NetworkPlayer(network, setup.Transport, Instant.Origin + (stagger * i), core, listener, recorder: null));
        }
        network.Run(crowd, setup.Cancellation);
        summaries = [.. cores.Select((core, i) => Summarise(core, setup, listeners[i]))];
        return true;
    }

    private static SessionSummary Summarise(PlayerCore core, SimulationSetup setup, IObserver<SessionEvent>? listener)
    {
        var summary = core.Summarise(setup.Media.Title, setup.TraceName);
        listener?.OnNext(new SummaryEvent { T = summary.WallSeconds, Figures = summary });
        return summary;
    }
}
