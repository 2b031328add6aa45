namespace StreamLab.Core.Tests;

public sealed class SoundLanguageTests
{
    [Theory]
    [InlineData("de", "de")]
    [InlineData("de", "de-CH")]
    [InlineData("DE-ch", "de-CH")]
    [InlineData("de", "deu")] // as containers write it
    [InlineData("de", "ger-CH")] // as librarians do
    [InlineData("deu", "de-CH")]
    [InlineData("gsw", "gsw")]
    [InlineData("und", "und")]
    public void A_language_is_asked_for_by_its_tag_or_the_beginning_of_it(string range, string language)
    {
        Assert.True(SoundLanguage.TryKeep([Picture, Sound("en"), Sound(language), Sound("")], range, out var kept, out _));
        Assert.Equal([0, 2], kept);
    }

    [Theory]
    [InlineData("de", "den")]
    [InlineData("de-CH", "de")]
    [InlineData("en", "")]
    public void Another_language_is_not_taken_for_it(string range, string language) => Assert.False(SoundLanguage.TryKeep([Sound(language)], range, out _, out _));

    [Fact]
    public void All_that_fit_stay_in_their_order()
    {
        Assert.True(SoundLanguage.TryKeep([Sound("de-CH"), Sound("de"), Picture], "de", out var kept, out _));
        Assert.Equal([0, 1, 2], kept);
    }

    [Fact]
    public void Where_it_is_not_there_those_that_are_there_are_named()
    {
        Assert.False(SoundLanguage.TryKeep([Picture, Sound("en"), Sound("de-CH"), Sound("en"), Sound("")], "fr", out _, out var error));
        Assert.Equal("there is no sound in 'fr', but in 'en', 'de-CH', one that is not named", error);
    }

    [Fact]
    public void Where_there_is_no_sound_that_is_said()
    {
        Assert.False(SoundLanguage.TryKeep([Picture], "de", out _, out var error));
        Assert.Equal("there is no sound in 'de', nor in any other", error);
    }

    private static AdaptationSet Picture => Set(ContentType.Video, "");

    private static AdaptationSet Sound(string language) => Set(ContentType.Audio, language);

    private static AdaptationSet Set(ContentType type, string language) =>
        new("s", type, [new Representation { Id = "r", Bandwidth = Bitrate.FromKbps(1) }], [new Segment(0, 1, Duration.Zero, Duration.FromSeconds(2))]) { Language = language };
}
