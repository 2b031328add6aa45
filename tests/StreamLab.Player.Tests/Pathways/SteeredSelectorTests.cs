namespace StreamLab.Player.Tests.Pathways;

/// <summary>Somebody else's order, obeyed as far as the servers work.</summary>
public class SteeredSelectorTests
{
    private static readonly SessionConfiguration Steered = new() { Pathway = "steered", Abr = "throughput" };

    [Fact]
    public void Before_the_steering_server_has_spoken_the_manifests_order_counts() => Assert.Equal(0, Make().InFlight.Single().Pathway);

    [Fact]
    public void The_next_segment_comes_from_the_one_it_prefers()
    {
        var player = Make();
        Steer(player, 0.5, ["c", "a"]);
        player.Deliver(1);
        Assert.Equal(2, player.InFlight.Single().Pathway);
        var change = player.Events.Of<PathwayEvent>()[^1];
        Assert.Equal(("a", "c", "preferred"), (change.From, change.To, change.Reason.Code));
        Assert.Equal(["c", "a"], player.Events.Of<SteeringEvent>().Single().Priority);
    }

    [Fact]
    public void While_the_preferred_one_fails_the_next_in_order_serves_then_it_comes_back()
    {
        var player = Make();
        Steer(player, 0.1, ["c", "b"]);
        player.Deliver(1);
        player.Fail(1.1, RequestFailure.Unreachable);
        Assert.Equal(1, player.InFlight.Single().Pathway);
        for (var t = 2; t < 11; t += 3) player.Deliver(t);
        player.Deliver(11.2);
        Assert.Equal(2, player.InFlight.Single().Pathway);
    }

    [Fact]
    public void One_that_is_not_named_serves_only_when_none_of_those_named_works()
    {
        var player = Make();
        Steer(player, 0.1, ["b"]);
        player.Deliver(1);
        player.Fail(1.1, RequestFailure.Unreachable);
        Assert.Equal(0, player.InFlight.Single().Pathway);
    }

    [Fact]
    public void A_pathway_that_came_later_can_be_preferred_and_its_bytes_are_counted()
    {
        var player = Make();
        Steer(player, 0.5, ["d"], "d", "a");
        player.Deliver(1);
        Assert.Equal(3, player.InFlight.Single().Pathway);
        player.Deliver(2);
        var bytes = player.Core.Summarise("test").BytesByPathway;
        Assert.Equal(["a", "b", "c", "d"], bytes.Keys);
        Assert.True(bytes["d"] > 0);
    }

    [Fact]
    public void There_are_never_more_than_64_pathways()
    {
        var player = Make();
        Steer(player, 0.5, ["x1"], [.. Enumerable.Range(0, 200).Select(i => $"x{i}")]);
        Assert.Equal(PlayerCore.MostPathways, player.Core.Summarise("test").BytesByPathway.Count);
    }

    [Fact]
    public void A_steered_session_replays_to_the_same_commands()
    {
        using var log = new StringWriter();
        var media = TestMedia.Presentation(TestMedia.Video());
        var player = new PlayerHarness(Steered, media, "a", "b", "c") { Recorder = new InputLogWriter(log, "test", Steered, ["a", "b", "c"], media) }.Start();
        player.Deliver(0.2);
        Steer(player, 0.5, ["d", "b"], "d");
        for (var t = 1; t < 5; t++) player.Deliver(t);
        Assert.True(InputLog.TryReplay(new StringReader(log.ToString()), null, out var result, out var error), error);
        Assert.Null(result.Difference);
        Assert.Equal(player.Commands.Count, result.Commands);
        Assert.True(result.Summary.BytesByPathway["d"] > 0);
    }

    private static PlayerHarness Make()
    {
        var player = new PlayerHarness(Steered, TestMedia.Presentation(TestMedia.Video()), "a", "b", "c").Start();
        while (player.InFlight[0].Purpose == RequestPurpose.Initialization) player.Deliver(0);
        return player;
    }

    private static void Steer(PlayerHarness player, double at, string[] priority, params string[] fresh) =>
        player.Feed(PlayerInput.PathwaysChanged(Instant.FromSeconds(at), new SteeringUpdate(priority, fresh, Duration.FromSeconds(10))));
}
