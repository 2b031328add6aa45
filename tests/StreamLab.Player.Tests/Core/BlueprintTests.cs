namespace StreamLab.Player.Tests.Core;

/// <summary>Many players come of one blueprint, and none knows of another.</summary>
public class BlueprintTests
{
    // Whatever it is asked, it counts how often.
    private static readonly Catalog<IAbrRule> Rules = AbrRules.All.With(
        new ComponentDescriptor<IAbrRule> { Name = "counting", Summary = "counts", Source = "test", Create = _ => new CountingRule() });

    [Fact]
    public void Each_player_has_a_rule_of_its_own()
    {
        var blueprint = Draw("counting");
        var (first, second) = (blueprint.Make(observer: null), blueprint.Make(observer: null));
        Assert.Equal(0, Chosen(first));
        Assert.Equal(0, Chosen(second));
    }

    [Fact]
    public void A_player_starts_without_what_another_has_measured()
    {
        var blueprint = Draw("throughput");
        var first = blueprint.Make(observer: null);
        Assert.Equal(0, Chosen(first));
        var size = DataSize.FromBytes(3_000_000);
        first.Handle(PlayerInput.ResponseStarted(Instant.Origin, 0));
        var next = first.Handle(PlayerInput.RequestDone(Instant.Origin + Duration.FromSeconds(0.5), 0, size)).ToArray();
        Assert.True(next.Single(c => c.Kind == PlayerCommandKind.Request).Request.Representation > 0);
        Assert.Equal(0, Chosen(blueprint.Make(observer: null)));
    }

    [Fact]
    public void A_seed_of_its_own_is_told_in_the_summary()
    {
        var blueprint = Draw("bola");
        Assert.Equal((1, 7), (blueprint.Make(observer: null).Summarise("m").Seed, blueprint.Make(observer: null, seed: 7).Summarise("m").Seed));
    }

    private static PlayerBlueprint Draw(string rule)
    {
        Assert.True(PlayerBlueprint.TryDraw(new() { Abr = rule }, TestMedia.Presentation(TestMedia.Video()), ["a"], out var blueprint, out var error, Rules), error);
        return blueprint;
    }

    private static int Chosen(PlayerCore player)
    {
        foreach (var command in player.Handle(PlayerInput.Started(Instant.Origin)))
            if (command.Kind == PlayerCommandKind.Request) return command.Request.Representation;
        throw new InvalidOperationException("nothing was asked for");
    }

    private sealed class CountingRule : IAbrRule
    {
        private int _asked;

        public AbrDecision Choose(in AbrContext context) => new(_asked++, Duration.Zero, default);
        public IAbrRule Clone() => (CountingRule)MemberwiseClone();
    }
}
