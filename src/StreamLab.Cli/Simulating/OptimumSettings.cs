using StreamLab.Network;
using StreamLab.Simulation.Optimum;

namespace StreamLab.Cli.Simulating;

/// <summary>Over which sessions an optimum is taken, and what it is the best for.</summary>
/// <param name="Model">The sessions that a network allows; throws <see cref="CommandException"/> where none are defined.</param>
/// <param name="QoeForm">Index in <see cref="Player.Qoe.Names"/>.</param>
/// <param name="TwoColumns">What a trace of two columns is taken for.</param>
internal sealed record OptimumSettings(Func<SimulatedNetwork, SessionModel> Model, int QoeForm, TraceFormat TwoColumns);
