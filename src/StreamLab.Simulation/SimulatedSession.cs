using StreamLab.Player;
using StreamLab.Simulation.Optimum;

namespace StreamLab.Simulation;

/// <summary>A session of one player in virtual time.</summary>
public static class SimulatedSession
{
    /// <summary>Runs a whole session.</summary>
    /// <param name="observer">Hears every event, <c>session</c> first and <c>summary</c> last; null: the fast way, without a log.</param>
    /// <param name="recorder">Hears every input and command.</param>
    /// <returns>False, with one line that says what is wrong, when the setup does not fit.</returns>
    public static bool TryRun(SimulationSetup setup, IObserver<SessionEvent>? observer, IInputRecorder? recorder, out SessionSummary summary, out string error)
    {
        (summary, error) = (null!, "");
        if (setup.Blueprint is not { } blueprint && !(OptimalPlan.TryFill(setup, out setup, out error) && setup.TryDraw(out blueprint, out error))) return false;
        var core = blueprint.Make(observer, setup.Configuration.Seed);
        observer?.OnNext(SessionEvents.Opening(setup.Configuration, setup.Media, blueprint.Pathways, core.InformationSet, setup.TraceName) with { Network = [.. setup.Pathways.Select(p => p.Description)] });
        Run(setup, core, observer, recorder);
        summary = core.Summarise(setup.Media.Title, setup.TraceName);
        observer?.OnNext(new SummaryEvent { T = summary.WallSeconds, Figures = summary });
        return true;
    }

    /// <summary>Where transfers can never meet, nothing has to be shared: the closed form of the trace is all there is.</summary>
    private static void Run(SimulationSetup setup, PlayerCore core, IObserver<SessionEvent>? observer, IInputRecorder? recorder)
    {
        if (core.Tracks.Count == 1 && setup.Pathways.Count == 1 && setup.Transport == Transport.Ideal)
        {
            new LonePlayer(setup.Pathways[0], setup.TimeLimit, core, observer, recorder).Run(setup.Cancellation);
            return;
        }
        var network = new SharedNetwork(setup.Pathways, setup.TimeLimit);
        network.Run([new NetworkPlayer(network, setup.Transport, Instant.Origin, core, observer, recorder)], setup.Cancellation);
    }
}
