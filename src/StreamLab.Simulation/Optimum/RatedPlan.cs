namespace StreamLab.Simulation.Optimum;

/// <summary>Decisions from a point to the end, and what they are worth.</summary>
internal readonly record struct RatedPlan(double Value, int[] Decisions);
