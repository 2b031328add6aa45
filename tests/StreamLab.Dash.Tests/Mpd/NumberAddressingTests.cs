namespace StreamLab.Dash.Tests.Mpd;

public class NumberAddressingTests
{
    [Fact]
    public void The_last_segment_ends_with_the_presentation()
    {
        var set = Read("duration=\"4000\" timescale=\"1000\"", "PT10S");
        Assert.Equal([4, 4, 2], set.Segments.ToArray().Select(s => s.Duration.Seconds));
        Assert.Equal(Duration.FromSeconds(10), set.End);
    }

    [Fact]
    public void A_whole_number_of_segments_is_counted_despite_the_noise_of_doubles() => // 30.03 * 30000 / 60060 is a little more than 15
        Assert.Equal(15, Read("duration=\"60060\" timescale=\"30000\"", "PT30.03S").SegmentCount);

    [Fact]
    public void A_rounded_presentation_duration_makes_no_segment_of_its_own() =>
        Assert.Equal(4, Read("duration=\"60060\" timescale=\"30000\"", "PT8.009S").SegmentCount);

    [Fact]
    public void An_end_number_ends_it() => Assert.Equal(3, Read("duration=\"2\" startNumber=\"5\" endNumber=\"7\"", "PT10S").SegmentCount);

    [Fact]
    public void Whole_second_ticks_do_not_round_the_end() => Assert.Equal(Duration.FromSeconds(1.5), Read("duration=\"2\"", "PT3.5S").Segments[1].Duration);

    [Theory]
    [InlineData("duration=\"0\"", "PT10S", "SegmentTemplate@duration '0'")]
    [InlineData("duration=\"-2\"", "PT10S", "SegmentTemplate@duration '-2'")]
    [InlineData("duration=\"2\" timescale=\"0\"", "PT10S", "SegmentTemplate@timescale '0'")]
    [InlineData("duration=\"2\" timescale=\"4294967296\"", "PT10S", "SegmentTemplate@timescale")]
    [InlineData("duration=\"2\" startNumber=\"-1\"", "PT10S", "SegmentTemplate@startNumber")]
    [InlineData("duration=\"2\" startNumber=\"5\" endNumber=\"4\"", "PT10S", "SegmentTemplate@endNumber '4'")]
    [InlineData("duration=\"1\" timescale=\"4294967295\"", "P31Y", "more than 1000000 Segments")]
    [InlineData("duration=\"1\"", "PT1000001S", "more than 1000000 Segments")]
    [InlineData("duration=\"1\"", "-PT1S", "MPD@mediaPresentationDuration")]
    [InlineData("duration=\"1\"", "P99999999Y", "MPD@mediaPresentationDuration")]
    [InlineData("duration=\"1\"", "10", "MPD@mediaPresentationDuration")]
    public void A_bad_number_is_named(string template, string duration, string reason) =>
        Assert.Contains(reason, Mpds.Error(Mpd(template, duration)).Message);

    [Fact]
    public void Without_the_duration_of_the_presentation_it_has_no_end() =>
        Assert.Contains("needs the duration of the Presentation", Mpds.Error(Mpds.With(mpd: "")).Message);

    [Fact]
    public void Time_needs_a_timeline() =>
        Assert.Contains("$Time$ needs a SegmentTimeline", Mpds.Error(Mpds.With("<SegmentTemplate duration=\"2\" media=\"$Time$\"/>")).Message);

    private static AdaptationSet Read(string template, string duration) => Mpds.Read(Mpd(template, duration)).OnlySet();

    private static string Mpd(string template, string duration) =>
        Mpds.With($"<SegmentTemplate media=\"$Number$\" {template}/>", mpd: $"mediaPresentationDuration=\"{duration}\"");
}
