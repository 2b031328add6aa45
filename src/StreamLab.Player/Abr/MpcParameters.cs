namespace StreamLab.Player;

/// <summary>What the rules of the MPC family have in common.</summary>
internal static class MpcParameters
{
    /// <summary>The prediction: the mean of SIGCOMM'15 over rates that include the time to first byte, as in Pensieve.</summary>
    public const string Estimator = "harmonic:5,goodput";

    public static readonly IReadOnlyList<Parameter> All =
    [
        new("horizon", "5", "segments", $"how far it plans, at most {MpcSearch.LongestHorizon} (SIGCOMM'15: 5)"),
        new("lambda", "1", "per Mbit/s", "what a change of rate costs (SIGCOMM'15, Pensieve: 1)"),
        new("mu", "4.3", "Mbit/s per s", "what a second of stall costs (Pensieve: 4.3)"),
    ];

    /// <exception cref="FormatException">The plan would be too long.</exception>
    public static int Horizon(ComponentArguments arguments)
    {
        var horizon = arguments.Count("horizon");
        return horizon <= MpcSearch.LongestHorizon ? horizon : throw new FormatException($"horizon={horizon} is above {MpcSearch.LongestHorizon}");
    }
}
