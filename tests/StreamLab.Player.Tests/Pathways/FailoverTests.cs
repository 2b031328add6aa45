namespace StreamLab.Player.Tests.Pathways;

/// <summary>Retry, exclude, come back; never exclude the last one.</summary>
public class FailoverTests
{
    [Fact]
    public void A_server_that_cannot_be_reached_is_left_at_once()
    {
        var player = Make("first");
        player.Fail(0.1, RequestFailure.Unreachable);
        Assert.Equal(1, player.InFlight.Single().Pathway);
        Assert.Equal(10, player.Events.Of<FailureEvent>().Single().ExcludedSeconds);
    }

    [Fact]
    public void A_server_that_answers_with_an_error_is_asked_once_more()
    {
        var player = Make("first");
        player.Fail(0.1, RequestFailure.ServerError);
        Assert.Equal(0, player.InFlight.Single().Pathway);
        player.Fail(0.2, RequestFailure.ServerError);
        Assert.Equal(1, player.InFlight.Single().Pathway);
    }

    [Fact]
    public void It_comes_back_when_its_exclusion_ends()
    {
        var player = Make("first");
        player.Fail(0.1, RequestFailure.Unreachable);
        for (var t = 1.0; t < 10; t += 2) player.Deliver(t);
        Assert.Equal(1, player.InFlight.Single().Pathway);
        player.Deliver(10.2);
        Assert.Equal(0, player.InFlight.Single().Pathway);
    }

    [Fact]
    public void A_second_exclusion_is_twice_as_long()
    {
        var player = Make("first");
        player.Fail(0.1, RequestFailure.Unreachable);
        player.Deliver(11);
        player.Fail(11.1, RequestFailure.Unreachable);
        Assert.Equal(20, player.Events.Of<FailureEvent>()[1].ExcludedSeconds);
    }

    [Fact]
    public void The_last_server_is_asked_again_after_a_pause()
    {
        var player = new PlayerHarness(new SessionConfiguration(), TestMedia.Presentation(TestMedia.Video()), "only").Start();
        player.Fail(1, RequestFailure.Unreachable);
        Assert.Empty(player.InFlight);
        Assert.Equal(1.5, player.WakeAt, 12);
        player.Wake(1.5);
        Assert.Equal(0, player.InFlight.Single().Pathway);
    }

    [Fact]
    public void A_session_that_nothing_helps_fails_with_one_line()
    {
        var player = Make("first");
        for (var t = 1; !player.Core.IsEnded; t++)
        {
            if (player.InFlight.Count > 0) player.Fail(t * 10, RequestFailure.ServerError);
            else player.Wake(t * 10);
        }
        Assert.Equal(PlayerCommandKind.Failed, player.Last[^1].Kind);
        Assert.StartsWith("failed: video segment 1 could not be had after 8 tries", player.Core.End?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Servers_that_may_not_be_connected_to_are_not_asked_for_long()
    {
        var player = Make("first");
        player.Fail(0.1, RequestFailure.Forbidden);
        Assert.Equal(1, player.InFlight.Single().Pathway);
        player.Fail(0.2, RequestFailure.Forbidden);
        Assert.Equal("failed: b may not be connected to: its address is link-local, or private though the manifest is from the internet", player.Core.End?.ToString());
    }

    [Fact]
    public void A_pinned_server_is_kept()
    {
        var player = Make("fixed:b");
        Assert.Equal(1, player.InFlight.Single().Pathway);
        player.Fail(0.1, RequestFailure.Unreachable);
        player.Wake(5);
        Assert.Equal(1, player.InFlight.Single().Pathway);
    }

    [Fact]
    public void A_pinned_server_that_the_manifest_lacks_is_refused()
    {
        var made = PlayerCore.TryCreate(new SessionConfiguration { Pathway = "fixed:x" }, TestMedia.Presentation(TestMedia.Video()), ["a", "b"], null, out _, out var error);
        Assert.False(made);
        Assert.Equal("there is no server 'x'; the manifest has a, b", error);
    }

    private static PlayerHarness Make(string selector) =>
        new PlayerHarness(new SessionConfiguration { Abr = "fixed:0", Pathway = selector }, TestMedia.Presentation(TestMedia.Video()), "a", "b").Start();
}
