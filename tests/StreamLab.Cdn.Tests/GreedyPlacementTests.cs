using CsCheck;

namespace StreamLab.Cdn.Tests;

public sealed class GreedyPlacementTests
{
    private const double Rounding = 1e-9;

    private static readonly Gen<(PlacementItem[] Items, long Room)> Problems = Gen.Select(
        Gen.Select(Gen.Long[0, 60], Gen.Double[0, 100]).Select((bytes, worth) => new PlacementItem(bytes, worth)).Array[0, 10], Gen.Long[0, 120]);

    [Fact]
    public void It_is_worth_at_least_half_of_the_best_there_is() => Problems.Sample(problem =>
        Assert.True(GreedyPlacement.Choose(problem.Items, problem.Room).Worth >= (Best(problem.Items, problem.Room) / 2) - Rounding));

    [Fact]
    public void Nothing_is_worth_more_than_what_it_says_is_the_most() => Problems.Sample(problem =>
    {
        var choice = GreedyPlacement.Choose(problem.Items, problem.Room);
        Assert.InRange(Best(problem.Items, problem.Room), choice.Worth - Rounding, choice.AtMost + Rounding);
    });

    [Fact]
    public void It_fits_and_is_worth_what_it_says() => Problems.Sample(problem =>
    {
        var choice = GreedyPlacement.Choose(problem.Items, problem.Room);
        Assert.Equal(choice.Items.Count, choice.Items.Distinct().Count());
        Assert.Equal(choice.Items.Sum(i => problem.Items[i].Bytes), choice.Bytes);
        Assert.Equal(choice.Items.Sum(i => problem.Items[i].Worth), choice.Worth, tolerance: Rounding);
        Assert.True(choice.Bytes <= problem.Room);
    });

    [Fact]
    public void One_item_that_is_worth_more_than_many_dense_ones_is_taken_in_their_place() =>
        Assert.Equal([1], GreedyPlacement.Choose([new(1, 2), new(100, 100)], room: 100).Items);

    [Fact]
    public void What_nobody_asks_for_is_left_out() => Assert.Equal([1], GreedyPlacement.Choose([new(1, 0), new(1, 1)], room: 10).Items);

    [Fact]
    public void The_most_worth_per_byte_comes_first() => Assert.Equal([1, 0], GreedyPlacement.Choose([new(2, 2), new(2, 4)], room: 10).Items);

    private static double Best(PlacementItem[] items, long room)
    {
        var best = 0.0;
        for (var set = 0; set < 1 << items.Length; set++)
        {
            var chosen = items.Where((_, i) => (set & (1 << i)) != 0).ToArray();
            if (chosen.Sum(i => i.Bytes) <= room) best = Math.Max(best, chosen.Sum(i => i.Worth));
        }
        return best;
    }
}
