namespace StreamLab.Player.Tests.Core;

/// <summary>Rules may come from anywhere: a bad one ends its session, with one line that names it.</summary>
public class RuleFailureTests
{
    private static readonly Catalog<IAbrRule> Rules = AbrRules.All.With(
        Bad("too-high", () => new(6, Duration.Zero, default)),
        Bad("below", () => new(-1, Duration.Zero, default)),
        Bad("nan-wait", () => new(0, new Duration(double.NaN), default)),
        Bad("endless-wait", () => new(0, Duration.Infinite, default)),
        Bad("back-in-time", () => new(0, new Duration(-1), default)),
        Bad("thrower", () => throw new InvalidOperationException("out of\nluck")),
        Bad("honest", () => throw new RuleException("has ended")));

    [Theory]
    [InlineData("too-high", "chose representation 6 of 0 to 5")]
    [InlineData("below", "chose representation -1 of 0 to 5")]
    [InlineData("nan-wait", "asked to wait NaN s; 0 to 30 s are possible")]
    [InlineData("endless-wait", "asked to wait Infinity s; 0 to 30 s are possible")]
    [InlineData("back-in-time", "asked to wait -1 s; 0 to 30 s are possible")]
    [InlineData("thrower", "threw InvalidOperationException: out of luck")]
    [InlineData("honest", "has ended")]
    public void A_bad_answer_ends_the_session_and_says_why(string rule, string why)
    {
        Assert.True(PlayerCore.TryCreate(new() { Abr = rule }, TestMedia.Presentation(TestMedia.Video()), ["a"], null, out var core, out var error, Rules), error);
        var commands = core.Handle(PlayerInput.Started(Instant.Origin)).ToArray();
        Assert.Equal([PlayerCommandKind.Failed], commands.Select(c => c.Kind));
        Assert.Equal($"failed: rule {rule}, asked for segment 1, {why}", core.End?.ToString());
    }

    [Fact]
    public void A_rule_of_an_enlarged_catalog_is_unknown_to_the_others() =>
        Assert.False(PlayerCore.TryCreate(new() { Abr = "honest" }, TestMedia.Presentation(TestMedia.Video()), ["a"], null, out _, out _));

    private static ComponentDescriptor<IAbrRule> Bad(string name, Func<AbrDecision> answer) => new() { Name = name, Summary = "bad", Source = "test", Create = _ => new BadRule(answer) };

    private sealed class BadRule(Func<AbrDecision> answer) : IAbrRule
    {
        public AbrDecision Choose(in AbrContext context) => answer();
        public IAbrRule Clone() => this;
    }
}
