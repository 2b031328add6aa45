using CsCheck;

namespace StreamLab.Cdn.Tests;

public sealed class CacheControlTests
{
    private static readonly Gen<string> Directive = Gen.OneOf(
        AnyOf("no-store", "no-cache", "private", "must-revalidate", "proxy-revalidate", "immutable", "public", "no-cache=\"a, max-age=1\""),
        Gen.Select(AnyOf("max-age", "s-maxage", "stale-while-revalidate", "stale-if-error", "x-other"), Gen.Int[0, 100_000], (name, seconds) => $"{name}={seconds}"));

    private static readonly Gen<string[]> Directives = Directive.Array[0, 8];

    [Fact]
    public void Any_text_can_be_read() => Gen.String.Sample(text => { CacheControl.Parse(text); });

    [Fact]
    public void The_order_of_directives_is_of_no_account() =>
        Gen.Select(Directives, Gen.Int).Sample((directives, seed) =>
        {
            var shuffled = directives.ToArray();
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(Parse(directives), Parse(shuffled));
        });

    [Fact]
    public void Case_blanks_and_unknown_directives_are_of_no_account() =>
        Directives.Sample(directives => Assert.Equal(
            Parse(directives), CacheControl.Parse(string.Join(" ,, ", ["priority=low", .. directives.Select(d => d.ToUpperInvariant()), new string('x', 100)]))));

    [Fact]
    public void A_directive_more_never_lengthens_a_life() =>
        Gen.Select(Directives, Gen.Int[0, 100_000]).Sample((directives, seconds) =>
        {
            var with = Parse([.. directives, "max-age=50000"]);
            Assert.True(Parse([.. directives, "max-age=50000", $"max-age={seconds}"]).MaxAge <= with.MaxAge);
        });

    [Theory]
    [InlineData("max-age=5", 5.0)]
    [InlineData("max-age=\"5\"", 5.0)]
    [InlineData("max-age=5, s-maxage=7", 7.0)]
    [InlineData("max-age=-5", 0.0)]
    [InlineData("max-age=soon", 0.0)]
    [InlineData("max-age", 0.0)]
    [InlineData("max-age=99999999999999999999", 2147483648.0)]
    [InlineData("max-age=9999999999", 2147483648.0)]
    [InlineData("public", null)]
    [InlineData("no-cache=\"max-age=9\"", null)]
    public void A_life_is_read_in_whole_seconds_and_nonsense_is_none(string text, double? seconds) =>
        Assert.Equal(seconds, CacheControl.Parse(text).Lifetime?.Seconds);

    private static Gen<string> AnyOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    private static CacheControl Parse(string[] directives) => CacheControl.Parse(string.Join(", ", directives));
}
