namespace StreamLab.Dash.Tests.Mpd;

public class TimelineAddressingTests
{
    [Fact]
    public void Runs_follow_each_other() => Assert.Equal([0, 2, 4, 6, 7], Starts("<S t=\"0\" d=\"2000\" r=\"2\"/><S d=\"1000\"/><S d=\"3000\"/>"));

    [Fact]
    public void A_gap_stays_a_gap() => Assert.Equal([0, 5], Starts("<S d=\"2000\"/><S t=\"5000\" d=\"2000\"/>"));

    [Fact]
    public void Runs_may_overlap_a_little() => Assert.Equal([0, 1.999], Starts("<S t=\"0\" d=\"2000\"/><S t=\"1999\" d=\"2000\"/>")); // seen in public manifests

    [Fact]
    public void An_open_run_ends_with_the_next_one() => Assert.Equal([0, 2, 4, 5], Starts("<S t=\"0\" d=\"2000\" r=\"-1\"/><S t=\"5000\" d=\"1000\"/>"));

    [Fact]
    public void An_open_run_ends_with_the_period() => Assert.Equal([0, 4, 8], Starts("<S t=\"0\" d=\"4000\" r=\"-1\"/>"));

    [Fact]
    public void Times_are_exact_and_less_the_presentation_time_offset()
    {
        var attributes = "timescale=\"48000\" presentationTimeOffset=\"1024\" media=\"$Time$.m4s\"";
        var manifest = Mpds.Read(Mpds.With(Mpds.Timeline("<S t=\"0\" d=\"95232\" r=\"1\"/>", attributes)));
        Assert.Equal([-1024.0 / 48000, (95232.0 - 1024) / 48000], manifest.OnlySet().Segments.ToArray().Select(s => s.Start.Seconds));
        Assert.Equal("http://origin.test:8080/film/95232.m4s", manifest.SegmentUrl(1));
    }

    [Fact]
    public void Ticks_since_1970_stay_exact()
    {
        var attributes = "timescale=\"10000000\" presentationTimeOffset=\"17000000000000000\" media=\"$Time$\"";
        Assert.Equal(0.1, Mpds.Read(Mpds.With(Mpds.Timeline("<S t=\"17000000001000000\" d=\"20000000\"/>", attributes))).OnlySet().Start.Seconds);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-2)]
    [InlineData(-100)]
    public void Any_negative_repetition_goes_on_to_the_next_run_or_the_end(int r) =>
        Assert.Equal([0, 2, 4, 5, 6, 7, 8, 9], Starts($"<S t=\"0\" d=\"2000\" r=\"{r}\"/><S t=\"5000\" d=\"1000\" r=\"{r}\"/>"));

    [Fact]
    public void A_negative_presentation_time_offset_moves_the_segments_back() => Assert.Equal([0.5, 2.5],
        Starts("<S t=\"0\" d=\"2000\" r=\"1\"/>", "timescale=\"1000\" media=\"$Number$.m4s\" presentationTimeOffset=\"-500\""));

    [Fact]
    public void Segments_that_are_all_outside_of_the_period_are_taken_to_begin_with_it()
    {
        var manifest = Mpds.Read(Mpds.With(Mpds.Timeline("<S t=\"900000\" d=\"2000\" r=\"1\"/>")));
        Assert.Equal([0, 2], manifest.OnlySet().Segments.ToArray().Select(s => s.Start.Seconds));
        Assert.EndsWith("/902000.m4s", manifest.SegmentUrl(1));
        Assert.Contains("none of its Segments is in its Period", Assert.Single(manifest.LeftOut));
    }

    [Fact]
    public void An_end_number_ends_a_timeline_too() =>
        Assert.Equal([0, 1, 2], Starts("<S d=\"1000\" r=\"9\"/>", "timescale=\"1000\" media=\"$Number$.m4s\" startNumber=\"5\" endNumber=\"7\""));

    [Fact]
    public void A_run_may_say_its_own_number() => Assert.Equal([1, 2, 7, 8],
        Mpds.Read(Mpds.With(Mpds.Timeline("<S d=\"1000\" r=\"1\"/><S d=\"1000\" n=\"7\" r=\"1\"/>"))).OnlySet().Segments.ToArray().Select(s => s.Number));

    [Fact]
    public void Segments_beyond_the_end_of_the_presentation_are_not_played()
    {
        var set = Mpds.Read(Mpds.With(Mpds.Timeline("<S d=\"2000\" r=\"4\"/>"), mpd: "mediaPresentationDuration=\"PT3S\"")).OnlySet();
        Assert.Equal([2, 1], set.Segments.ToArray().Select(s => s.Duration.Seconds));
    }

    [Fact]
    public void Over_a_gap_the_segment_before_it_lasts()
    {
        var manifest = Mpds.Read(Mpds.With(Mpds.Timeline("<S t=\"0\" d=\"2000\"/><S t=\"6000\" d=\"4000\"/>")));
        Assert.Equal([6, 4], manifest.OnlySet().Segments.ToArray().Select(s => s.Duration.Seconds));
        Assert.Contains("nothing is there for 4 s from 2 s on", Assert.Single(manifest.LeftOut));
    }

    private static IEnumerable<double> Starts(string runs, string attributes = "timescale=\"1000\" media=\"$Time$.m4s\"") =>
        Mpds.Read(Mpds.With(Mpds.Timeline(runs, attributes))).OnlySet().Segments.ToArray().Select(s => s.Start.Seconds);

    [Theory]
    [InlineData("", "no S")]
    [InlineData("<S t=\"0\"/>", "no @d")]
    [InlineData("<S d=\"0\"/>", "S@d '0' is not from 1")]
    [InlineData("<S d=\"-1\"/>", "S@d '-1' is not from 1")]
    [InlineData("<S d=\"1e3\"/>", "not a whole number")]
    [InlineData("<S d=\"99999999999999999999\"/>", "far too large")]
    [InlineData("<S d=\"1152921504606846977\"/>", "is not from 1")]
    [InlineData("<S d=\"1\" r=\"1000001\"/>", "S@r '1000001'")]
    [InlineData("<S d=\"1\" r=\"1000000\"/>", "more than 1000000 Segments")]
    [InlineData("<S d=\"1\" r=\"600000\"/><S d=\"1\" r=\"600000\"/>", "more than 1000000 Segments")]
    [InlineData("<S t=\"0\" d=\"1\" r=\"-1\"/><S t=\"1152921504606846976\" d=\"1\"/>", "more than 1000000 Segments")]
    [InlineData("<S t=\"1152921504606846976\" d=\"1152921504606846976\" r=\"9\"/>", "too long")]
    [InlineData("<S t=\"5000\" d=\"1000\"/><S t=\"4000\" d=\"1000\"/>", "does not come after")]
    [InlineData("<S t=\"5000\" d=\"1000\" r=\"-1\"/><S t=\"4000\" d=\"1000\"/>", "does not come after")]
    [InlineData("<S d=\"1000\" r=\"-1\"/><S d=\"1000\"/>", "end that is not known")]
    [InlineData("<S d=\"1000\" k=\"4\"/>", "not supported")]
    public void A_bad_run_is_named_with_its_place(string runs, string reason)
    {
        var error = Mpds.Error(Mpds.With(Mpds.Timeline(runs)));
        Assert.Contains(reason, error.Message);
        Assert.Equal(3, error.Line);
    }

    [Fact]
    public void An_open_run_needs_to_know_its_end() =>
        Assert.Contains("end that is not known", Mpds.Error(Mpds.With(Mpds.Timeline("<S d=\"1000\" r=\"-1\"/>"), mpd: "")).Message);

    [Fact]
    public void The_bound_counts_every_representation()
    {
        var representations = string.Concat(Enumerable.Range(1, 5).Select(i => $"<Representation id=\"{i}\" bandwidth=\"{i}\"/>"));
        Assert.Contains("more than 1000000 Segments", Mpds.Error(Mpds.With(Mpds.Timeline("<S d=\"1\" r=\"250000\"/>"), representations)).Message);
    }

    private static double[] Starts(string runs) => [.. Mpds.Read(Mpds.With(Mpds.Timeline(runs))).OnlySet().Segments.ToArray().Select(s => s.Start.Seconds)];
}
