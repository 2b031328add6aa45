using StreamLab.Network;
using StreamLab.Player;
using StreamLab.Simulation;
using StreamLab.Simulation.Optimum;

namespace StreamLab.Experiments;

/// <summary>Whose loop runs the sessions of a study: our own player's, or a reference simulator's around our rules.</summary>
public interface ISessionLoop
{
    /// <summary>As <c>--compat</c> calls it.</summary>
    string Name { get; }

    /// <summary>What counts where an experiment says nothing.</summary>
    SessionConfiguration Defaults { get; }

    /// <summary>Settings that mean nothing here, by their names in an experiment's file.</summary>
    IReadOnlyList<string> Ignores { get; }

    /// <summary>What a trace of two columns is taken for.</summary>
    TraceFormat TwoColumns { get; }

    /// <summary>Figures of its own, beside those that every summary has.</summary>
    IReadOnlyList<SummaryFigure> Figures { get; }

    /// <summary>What rules can be ranked by; the default first.</summary>
    IReadOnlyList<StudyQoe> QoeOf(AdaptationSet video);

    /// <summary>Whether sessions can be set up so; nothing runs.</summary>
    /// <param name="prepared">The setup, with what sessions over other traces and with other seeds can share.</param>
    /// <param name="error">One line that says what is wrong.</param>
    bool TryPrepare(SimulationSetup setup, out SimulationSetup prepared, out RuleFacts facts, out string error);

    /// <summary>Runs a whole session.</summary>
    /// <param name="observer">Hears its events; null: the fast way.</param>
    bool TryRun(SimulationSetup setup, IObserver<SessionEvent>? observer, out SessionSummary summary, out string error);

    /// <summary>The sessions among which an optimum is looked for; null: none is defined.</summary>
    SessionModel? ModelOf(SimulationSetup setup);
}
