using StreamLab.Simulation;

namespace StreamLab.Experiments;

/// <summary>Which optimum: of all sessions of this setup, whatever rule they have.</summary>
/// <param name="Setup">Media, network, buffer and thresholds; its rule and seed do not matter.</param>
/// <param name="Loop">Whose loop runs it.</param>
/// <param name="Qoe">What it is the best for.</param>
public sealed record OptimumQuestion(SimulationSetup Setup, ISessionLoop Loop, StudyQoe Qoe);
