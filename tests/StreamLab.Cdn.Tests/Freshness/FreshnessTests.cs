using CsCheck;

namespace StreamLab.Cdn.Tests;

public sealed class FreshnessTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Instant Received = Instant.FromSeconds(1000);

    private static readonly Gen<Duration> Seconds = Gen.Int[0, 100].Select(s => Duration.FromSeconds(s));

    private static readonly Gen<string> Rule = Gen.Int[0, 3].Select(i => i switch { 0 => "no-cache", 1 => "must-revalidate", 2 => "private", _ => "" });

    private static readonly Gen<CachingFacts> Facts = Gen.Select(
        Gen.Int[0, 60].Nullable(), Gen.Int[0, 60].Nullable(), Gen.Int[0, 60].Nullable(), Rule, Seconds,
        (maxAge, revalidating, onError, rule, age) => new CachingFacts
        {
            Status = 200,
            Control = CacheControl.Parse($"{rule},{Of("max-age", maxAge)},{Of("stale-while-revalidate", revalidating)},{Of("stale-if-error", onError)}"),
            Date = Noon,
            Age = age,
        });

    [Fact]
    public void Age_and_time_to_live_add_up_to_the_lifetime() =>
        Gen.Select(Facts, Seconds).Sample((facts, later) =>
        {
            var freshness = Of(facts);
            var sum = freshness.AgeAt(Received + later) + freshness.TimeToLiveAt(Received + later);
            Assert.Equal(facts.Lifetime.Seconds, sum.Seconds, 1e-9);
        });

    [Fact]
    public void What_has_grown_stale_never_grows_fresh_again() =>
        Gen.Select(Facts, Seconds, Seconds).Sample((facts, one, more) =>
            Assert.True(Of(facts).At(Received + one) <= Of(facts).At(Received + one + more)));

    [Fact]
    public void What_may_be_used_while_it_is_asked_for_anew_may_stand_in_for_a_failing_upstream() =>
        Gen.Select(Facts, Seconds).Sample((facts, later) =>
            Assert.True(Of(facts).At(Received + later) == Staleness.MustRevalidate || Of(facts).MayStandInAt(Received + later)));

    [Fact]
    public void What_must_be_revalidated_is_never_used_stale() =>
        Gen.Select(Facts, Seconds).Where((facts, _) => facts.Control.MustRevalidate || facts.Control.NoCache).Sample((facts, later) =>
        {
            var freshness = Of(facts);
            Assert.NotEqual(Staleness.UsableWhileRevalidating, freshness.At(Received + later));
            Assert.Equal(freshness.At(Received + later) == Staleness.Fresh, freshness.MayStandInAt(Received + later));
        });

    [Fact]
    public void The_age_counts_from_the_oldest_that_is_known_of() =>
        Gen.Select(Seconds, Seconds, Seconds).Sample((age, delay, sinceDate) =>
        {
            var facts = new CachingFacts { Status = 200, Age = age, Date = Noon - sinceDate.ToTimeSpan() };
            var expected = Math.Max(age.Seconds + delay.Seconds, sinceDate.Seconds - 1);
            Assert.Equal(expected, Freshness.Of(facts, Received, delay, Noon).AgeAt(Received).Seconds, 1e-9);
        });

    [Fact]
    public void A_date_in_the_future_makes_nothing_younger()
    {
        var facts = new CachingFacts { Status = 200, Date = Noon.AddHours(1), Age = Duration.FromSeconds(3) };
        Assert.Equal(3, Of(facts).AgeAt(Received).Seconds);
    }

    [Fact]
    public void Expires_counts_where_no_max_age_does()
    {
        var facts = new CachingFacts { Status = 200, Date = Noon, Expires = Noon.AddSeconds(9) };
        Assert.Equal(9, facts.Lifetime.Seconds);
        Assert.Equal(5, (facts with { Control = CacheControl.Parse("max-age=5") }).Lifetime.Seconds);
        Assert.Equal(0, (facts with { Expires = DateTimeOffset.MinValue }).Lifetime.Seconds);
        Assert.Equal(0, (facts with { Control = CacheControl.Parse("no-cache") }).Lifetime.Seconds);
    }

    [Theory]
    [InlineData("max-age=60", true)]
    [InlineData("public, max-age=31536000, immutable", true)]
    [InlineData("no-cache", true)]
    [InlineData("", true)]
    [InlineData("max-age=60, no-store", false)]
    [InlineData("max-age=60, private", false)]
    [InlineData("s-maxage=60, private=\"x-user\"", false)]
    public void A_response_with_a_validator_is_kept_unless_it_says_no(string control, bool stored) =>
        Assert.Equal(stored, new CachingFacts { Status = 200, Control = CacheControl.Parse(control), HasValidator = true }.MayBeStored);

    [Fact]
    public void A_response_that_could_never_be_used_again_is_not_kept() => Assert.False(new CachingFacts { Status = 200 }.MayBeStored);

    [Theory]
    [InlineData("Accept-Encoding", true)]
    [InlineData("origin", true)]
    [InlineData("Cookie", false)]
    [InlineData("User-Agent", false)]
    [InlineData("*", false)]
    public void A_response_that_differs_by_what_the_cache_never_sends_may_be_kept(string vary, bool stored) =>
        Assert.Equal(stored, new CachingFacts { Status = 200, HasValidator = true, Vary = [vary] }.MayBeStored);

    [Fact]
    public void A_response_with_a_cookie_or_another_status_is_not_kept()
    {
        Assert.False(new CachingFacts { Status = 200, HasValidator = true, SetsCookie = true }.MayBeStored);
        Assert.False(new CachingFacts { Status = 206, HasValidator = true }.MayBeStored);
    }

    private static Freshness Of(CachingFacts facts) => Freshness.Of(facts, Received, Duration.Zero, Noon);

    private static string Of(string directive, int? seconds) => seconds is null ? "" : $"{directive}={seconds}";
}
