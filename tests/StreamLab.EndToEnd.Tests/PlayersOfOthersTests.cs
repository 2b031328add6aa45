namespace StreamLab.EndToEnd.Tests;

/// <summary>dash.js, Shaka and hls.js, steered.</summary>
[Collection(typeof(BusyTests))]
public sealed class PlayersOfOthersTests(PlayersOfOthers players) : IClassFixture<PlayersOfOthers>
{
    public static TheoryData<string> Names => [.. PlayersOfOthers.Names];

    [Theory, MemberData(nameof(Names))]
    public void Each_begins_where_its_manifest_says(string player) => AssertHeld(player, PlayersOfOthers.Chapter.Begins);

    [Theory, MemberData(nameof(Names))]
    public void Each_asks_again_and_goes_where_the_changed_order_says(string player)
    {
        AssertHeld(player, PlayersOfOthers.Chapter.Obeys);
        Assert.InRange(players.StraysOf(player), 0, 1); // one request may be on its way
    }

    [Theory, MemberData(nameof(Names))]
    public void Each_uses_an_edge_that_joined_later_but_Shaka_which_stays(string player) => AssertHeld(player, PlayersOfOthers.Chapter.UsesWhatJoined);

    [Theory, MemberData(nameof(Names))]
    public void Each_outlives_the_edge_that_it_used(string player) => AssertHeld(player, PlayersOfOthers.Chapter.OutlivesTheKilled);

    [Theory, MemberData(nameof(Names))]
    public void Each_outlives_an_edge_that_answers_with_errors(string player)
    {
        AssertHeld(player, PlayersOfOthers.Chapter.OutlivesTheBroken);
        var (position, fatal) = players.EndOf(player);
        Assert.Empty(fatal);
        Assert.True(position > 8, $"{position} s shown");
    }

    [Fact]
    public void Chromiums_own_player_which_takes_the_last_of_equal_variants_comes_to_the_same_edge() => AssertHeld(PlayersOfOthers.Native, PlayersOfOthers.Chapter.Begins);

    private void AssertHeld(string player, PlayersOfOthers.Chapter chapter)
    {
        if (PlayersOfOthers.Missing is { } missing) Assert.Skip(missing);
        Assert.True(players.Held(player, chapter), players.Told(player));
    }
}
