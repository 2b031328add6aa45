using StreamLab.Simulation.Cdn;

namespace StreamLab.Simulation.Tests.Cdn;

public sealed class RequestStreamTests
{
    private static readonly ClientRegion[] Regions = [new("a", 0.75, Bitrate.FromMbps(10)), new("b", 0.25, Bitrate.FromMbps(10))];

    private static readonly Catalogue Catalogue = new SyntheticCatalogue { Titles = 50, SegmentsPerTitle = 20 }.Make();

    private static readonly CdnWorkload Workload = new() { RequestsPerSecond = 500, MeanSegmentsPerViewer = 10 };

    [Theory, InlineData(true), InlineData(false)]
    public void Requests_come_in_order_of_time_at_the_rate_that_was_asked_for(bool areIndependent)
    {
        var requests = Take(Workload with { AreIndependent = areIndependent }, 50_000);
        Assert.All(requests.Zip(requests.Skip(1)), pair => Assert.True(pair.First.At <= pair.Second.At));
        Assert.InRange(requests[^1].At, 95, 105); // 100 s, give or take what the seed makes of it
    }

    [Fact]
    public void From_the_start_on_as_many_watch_as_ever_after()
    {
        var requests = Take(Workload, 50_000);
        Assert.InRange(requests.Count(r => r.At < 10), 4_500, 5_500);
    }

    [Fact]
    public void The_same_seed_gives_the_same_requests_and_another_seed_others()
    {
        Assert.Equal(Take(Workload, 1_000), Take(Workload, 1_000));
        Assert.NotEqual(Take(Workload, 1_000), Take(Workload with { Seed = 2 }, 1_000));
    }

    [Fact]
    public void Viewers_of_one_rung_ask_for_one_segment_after_the_other()
    {
        var requests = Take(Workload with { SwitchShare = 0, RequestsPerSecond = 0.5, MeanSegmentsPerViewer = 1e6 }, 19); // one viewer at a time
        Assert.All(requests.Zip(requests.Skip(1)).Where(p => p.Second.At - p.First.At == 2), pair => Assert.Equal(pair.First.ContentObject + 1, pair.Second.ContentObject));
        Assert.Contains(requests.Zip(requests.Skip(1)), pair => pair.Second.ContentObject == pair.First.ContentObject + 1);
    }

    [Fact]
    public void Titles_are_asked_for_by_the_law_of_Zipf_and_regions_by_their_share()
    {
        var requests = Take(Workload with { AreIndependent = true }, 100_000);
        var weights = Catalogue.Titles.Sum(t => t.Weight);
        foreach (var title in (int[])[0, 1, 9])
            Assert.Equal(Catalogue.Titles[title].Weight / weights, Share(requests, r => TitleOf(r) == title), tolerance: 0.01);
        Assert.Equal(0.75, Share(requests, r => r.Region == 0), tolerance: 0.01);
    }

    [Fact]
    public void After_a_shift_the_most_popular_title_is_another()
    {
        var requests = Take(Workload with { AreIndependent = true, ShiftEvery = Duration.FromSeconds(100), ShiftShare = 0.1 }, 100_000);
        Assert.Equal(0, MostPopular(requests.Where(r => r.At < 100)));
        Assert.Equal(5, MostPopular(requests.Where(r => r.At >= 100)));
    }

    private static ContentRequest[] Take(CdnWorkload workload, int count)
    {
        var stream = new RequestStream(Catalogue, workload, Regions);
        return [.. Enumerable.Range(0, count).Select(_ => stream.Next())];
    }

    private static double Share(ContentRequest[] requests, Func<ContentRequest, bool> which) => (double)requests.Count(which) / requests.Length;

    private static int TitleOf(ContentRequest request) => request.ContentObject / (Catalogue.Objects / Catalogue.Titles.Count);

    private static int MostPopular(IEnumerable<ContentRequest> requests) => requests.GroupBy(TitleOf).MaxBy(g => g.Count())!.Key;
}
