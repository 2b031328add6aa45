using StreamLab.Simulation;

namespace StreamLab.Experiments;

/// <summary>Which optimum: of all sessions of this setup, whatever rule they have.</summary>
/// <param name="Setup">Media, network, buffer and thresholds; its rule and seed do not matter.</param>
/// <param name="Qoe">Name of the quality of experience.</param>
public sealed record OptimumQuestion(SimulationSetup Setup, string Qoe)
{
    /// <summary>The form's place among <see cref="Player.Qoe.Names"/>.</summary>
    public int Form => Study.FormOf(Qoe);
}
