using CsCheck;
using StreamLab.Ingest.Ladders;

namespace StreamLab.Ingest.Tests.Ladders;

public sealed class LadderFittingTests
{
    private static readonly Gen<(int Width, int Height, double Rate)> Sources =
        Gen.Select(Gen.Int[16, 4096], Gen.Int[16, 4096], Gen.Double[1, 120]);

    [Fact]
    public void A_source_of_the_top_rungs_size_gets_the_ladder_as_it_is() =>
        Assert.Equal(NamedLadders.Default.Rungs, LadderFitting.Fit(NamedLadders.Default, 1280, 720, 25));

    [Fact]
    public void A_source_of_854x480_keeps_five_rungs_in_its_own_shape()
    {
        var rungs = LadderFitting.Fit(NamedLadders.Default, 854, 480, 24);
        Assert.Equal(["416x234 200", "640x360 450", "768x432 800", "854x480 1400", "854x480 2400"], rungs.Select(Text));
    }

    [Fact]
    public void A_portrait_source_turns_the_rungs() =>
        Assert.Equal("234x416 200", Text(LadderFitting.Fit(NamedLadders.Default, 1080, 1920, 30)[0]));

    [Fact]
    public void A_wide_source_is_fitted_by_its_width() =>
        Assert.Equal("640x268 450", Text(LadderFitting.Fit(NamedLadders.Default, 1920, 804, 24)[1]));

    [Fact]
    public void A_tiny_source_has_one_rung_of_a_quarter_bit_per_pixel() =>
        Assert.Equal("64x36 14.4", Text(LadderFitting.Fit(NamedLadders.Default, 64, 36, 25).Single()));

    [Fact]
    public void No_rung_is_larger_than_the_source() => Sources.Sample(source =>
        Assert.All(Fit(source), rung => Assert.True(rung.Width <= source.Width && rung.Height <= source.Height)));

    [Fact]
    public void Sides_are_even_and_the_width_is_within_a_pixel_of_the_shape() => Sources.Sample(source =>
        Assert.All(Fit(source), rung =>
        {
            Assert.Equal(0, (rung.Width | rung.Height) & 1);
            Assert.InRange(rung.Width - ((double)rung.Height * source.Width / source.Height), -1, 1);
        }));

    [Fact]
    public void Bitrates_ascend_and_none_is_spent_in_vain() => Sources.Sample(source =>
    {
        var rungs = Fit(source);
        Assert.NotEmpty(rungs);
        Assert.Equal(rungs.OrderBy(rung => rung.Bitrate), rungs);
        foreach (var rung in rungs.Where(rung => rung.Width >= source.Width - 1 && rung.Height >= source.Height - 1))
            Assert.True(rung.Bitrate.BitsPerSecond <= 0.25 * rung.Width * rung.Height * source.Rate * (1 + 1e-9));
    });

    private static IReadOnlyList<Rung> Fit((int Width, int Height, double Rate) source) =>
        LadderFitting.Fit(NamedLadders.FullHd, source.Width, source.Height, source.Rate);

    private static string Text(Rung rung) => $"{rung.Width}x{rung.Height} {rung.Bitrate.Kbps:0.#}";
}
