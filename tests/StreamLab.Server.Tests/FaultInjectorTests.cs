using CsCheck;

namespace StreamLab.Server.Tests;

/// <summary>Which requests a fault hits.</summary>
public sealed class FaultInjectorTests
{
    [Fact]
    public void A_share_of_requests_is_drawn_the_same_with_the_same_seed()
    {
        Assert.Equal(Hits(new(FaultKind.Error) { Share = 0.3 }, seed: 7), Hits(new(FaultKind.Error) { Share = 0.3 }, seed: 7));
        Assert.NotEqual(Hits(new(FaultKind.Error) { Share = 0.3 }, seed: 7), Hits(new(FaultKind.Error) { Share = 0.3 }, seed: 8));
        Assert.InRange(Hits(new(FaultKind.Error) { Share = 0.3 }, seed: 7).Count(hit => hit), 250, 350);
    }

    [Fact]
    public void Two_faults_of_one_edge_draw_independently()
    {
        using var faults = new FaultInjector(1, TimeProvider.System);
        faults.Change(new(new(FaultKind.Delay) { Share = 0.5 }, Beside: false));
        faults.Change(new(new(FaultKind.Corrupt) { Share = 0.5 }, Beside: true));
        var both = Enumerable.Range(0, 1000).Count(_ => faults.Meet("/t/1.m4s", () => { }) is var e && e.IsDelayed && e.Kind == FaultKind.Corrupt);
        Assert.InRange(both, 200, 300);
    }

    [Fact]
    public void Of_two_faults_the_first_counts()
    {
        using var faults = new FaultInjector(1, TimeProvider.System);
        faults.Change(new(new(FaultKind.Cut) { Count = 1 }, Beside: false));
        faults.Change(new(new(FaultKind.Corrupt) { Count = 1 }, Beside: true));
        Assert.Equal([FaultKind.Cut, FaultKind.Corrupt, null], Enumerable.Range(0, 3).Select(_ => faults.Meet("/t/1.m4s", () => { }).Kind).ToArray());
    }

    [Theory]
    [InlineData("*", "/a/b.m4s", true)]
    [InlineData("*/1080p/*", "/demo/1080p/00001.m4s", true)]
    [InlineData("/demo/*.m4s", "/demo/1080p/00001.m4s", true)]
    [InlineData("*/0000?.m4s", "/demo/low/00007.m4s", true)]
    [InlineData("*/0000?.m4s", "/demo/low/00017.m4s", false)]
    [InlineData("demo", "/demo/low", false)]
    [InlineData("", "/demo", false)]
    public void A_pattern_has_stars_and_question_marks(string pattern, string path, bool matches) => Assert.Equal(matches, new PathPattern(pattern).Matches(path));

    [Fact]
    public void A_pattern_agrees_with_its_definition() =>
        Gen.Select(Gen.Char["ab*?"].Array[0, 8], Gen.Char["ab"].Array[0, 10]).Sample((pattern, path) =>
            Assert.Equal(Defined(pattern, path), new PathPattern(new string(pattern)).Matches(new string(path))));

    [Theory]
    [InlineData("delay", "x", null, null)]
    [InlineData("delay", null, 503, null)]
    [InlineData("error", null, 404, null)]
    [InlineData("error", null, null, 1.5)]
    [InlineData("off", null, null, 0.5)]
    [InlineData("Error", null, null, null)]
    public void Nonsense_is_refused_in_one_line(string kind, string? time, int? status, double? share)
    {
        Assert.False(new FaultCommand(kind) { Time = time, Status = status, Share = share }.Read().TryGet(out _, out var error));
        Assert.DoesNotContain('\n', error.Message);
    }

    private static bool Defined(ReadOnlySpan<char> pattern, ReadOnlySpan<char> path)
    {
        if (pattern.IsEmpty) return path.IsEmpty;
        if (pattern[0] == '*') return Defined(pattern[1..], path) || (!path.IsEmpty && Defined(pattern, path[1..]));
        return !path.IsEmpty && (pattern[0] == '?' || pattern[0] == path[0]) && Defined(pattern[1..], path[1..]);
    }

    private static bool[] Hits(Fault fault, int seed)
    {
        using var faults = new FaultInjector(seed, TimeProvider.System);
        faults.Change(new(fault, Beside: false));
        return [.. Enumerable.Range(0, 1000).Select(_ => faults.Meet("/t/1.m4s", () => { }).Kind is not null)];
    }
}
