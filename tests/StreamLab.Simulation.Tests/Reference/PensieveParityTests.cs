using System.Text.Json.Nodes;

namespace StreamLab.Simulation.Tests.Reference;

/// <summary>Our rules, estimators and traces in Pensieve's loop decide as the reference simulator's do, and are worth the same.</summary>
public class PensieveParityTests
{
    private const double Tolerance = 1e-9;

    [Theory]
    [InlineData("bb", "BB")]
    [InlineData("rb", "RB harmonic")]
    [InlineData("rb-weighted", "RB time-weighted")]
    [InlineData("mpc", "MPC")]
    [InlineData("robust-mpc", "RobustMPC state reset per trace correct")]
    [InlineData("robust-mpc:index=published", "RobustMPC state reset per trace chunk index off by one")]
    public void Every_decision_is_that_of_the_reference(string rule, string algorithm) =>
        Assert.All(Norway.Load("runs", algorithm), published => Assert.Equal(published.Decisions, Run(rule, published.Trace)["q"]!.GetValue<string>()));

    [Theory]
    [InlineData("runs", "BB")]
    [InlineData("runs", "RobustMPC state leaks")]
    [InlineData("external", "Pensieve (A3C)")]
    [InlineData("external", "Comyco-lin")]
    [InlineData("offline_optimum", "label DP")]
    public void A_published_string_of_decisions_is_worth_what_was_published(string group, string algorithm) => Assert.All(Norway.Load(group, algorithm), published =>
    {
        var figures = Run($"decisions:{published.Decisions}", published.Trace);
        // The optimum was published with six decimals.
        Assert.Equal(published.LinearSkipFirst, Value(figures, "qoe_lin_sum_skip_first"), published.Linear is null ? 1e-6 : Tolerance);
        Assert.Equal(published.Linear ?? Value(figures, "qoe_lin_sum"), Value(figures, "qoe_lin_sum"), Tolerance);
        Assert.Equal(published.Logarithmic ?? Value(figures, "qoe_log_sum_skip_first"), Value(figures, "qoe_log_sum_skip_first"), Tolerance);
        Assert.Equal(published.Hd ?? Value(figures, "qoe_hd_sum_skip_first"), Value(figures, "qoe_hd_sum_skip_first"), Tolerance);
    });

    [Fact]
    public void RobustMPC_with_the_correct_index_means_at_least_43_98() =>
        Assert.InRange(Math.Round(Norway.Load("runs", "BB").Average(p => Value(Run("robust-mpc", p.Trace), "qoe_lin_sum_skip_first")), 2), 43.98, 100);

    private static JsonObject Run(string rule, string trace)
    {
        var setup = Norway.Setup(new() { Abr = rule, Buffer = Duration.FromSeconds(60) }, trace);
        Assert.True(PensieveSession.TryRun(setup, null, out var summary, out var error), error);
        return summary.Compat!;
    }

    private static double Value(JsonObject figures, string name) => figures[name]!.GetValue<double>();
}
