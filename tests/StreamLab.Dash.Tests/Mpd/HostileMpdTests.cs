using System.Text;
using StreamLab.Dash.Mpd;
using StreamLab.Dash.Tests.SegmentIndexes;

namespace StreamLab.Dash.Tests.Mpd;

/// <summary>
/// Texts that are meant to harm: one error, and nothing fetched. They are so large that whoever builds a DOM first, or does anything
/// quadratic, does not come back in minutes; here the error says at which bound the reader turned round.
/// </summary>
public class HostileMpdTests
{
    [Theory]
    [InlineData("<!DOCTYPE MPD [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><MPD>&x;</MPD>")]
    [InlineData("<!DOCTYPE MPD SYSTEM \"http://127.0.0.1:1/evil.dtd\"><MPD/>")]
    [InlineData("<!DOCTYPE MPD [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/p\"> %p;]><MPD/>")]
    [InlineData("<!DOCTYPE MPD [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;\">]><MPD>&c;</MPD>")]
    [InlineData("<!DOCTYPE MPD><MPD/>")]
    public void A_dtd_is_refused_before_anything_is_done_with_it(string xml) => Assert.Equal("a DTD is not allowed", Mpds.Error(xml).Message);

    [Fact]
    public void A_million_levels_are_refused_without_going_down() => Refuses("more than 64 levels deep",
        Mpds.With(root: string.Concat(Enumerable.Repeat("<a>", 1_000_000)) + string.Concat(Enumerable.Repeat("</a>", 1_000_000))));

    [Fact]
    public void Depth_in_other_namespaces_counts_too() => Refuses("more than 64 levels deep",
        Mpds.With(root: "<x xmlns=\"other\">" + string.Concat(Enumerable.Repeat("<a>", 100)) + string.Concat(Enumerable.Repeat("</a>", 100)) + "</x>"));

    [Fact]
    public void Sixty_four_levels_are_allowed() =>
        Mpds.Read(Mpds.With(root: string.Concat(Enumerable.Repeat("<a>", 63)) + string.Concat(Enumerable.Repeat("</a>", 63))));

    [Fact]
    public void A_huge_text_is_not_even_looked_at() => Refuses("longer than", new string('<', MpdTree.MaxCharacters + 1));

    [Fact]
    public void Half_a_million_elements_are_the_most() => Refuses("more than 500000 elements",
        Mpds.With(Mpds.Timeline(new StringBuilder().Insert(0, "<S d=\"1\"/>", 250_001).ToString())));

    [Fact]
    public void Text_between_many_elements_is_not_gathered_for_ever() =>
        Refuses("more than 500000 elements", Mpds.With(root: new StringBuilder().Insert(0, "aaaaaaaa<x/>", 500_000).ToString()));

    [Fact]
    public void Attributes_without_end_are_not_looked_at() =>
        Refuses("a tag or text of more than 65536 characters", Mpds.With(root: $"<x {string.Concat(Enumerable.Range(0, 500_000).Select(i => $"a{i}=\">\" "))}/>"));

    [Fact]
    public void Attributes_count_as_much_as_elements() => Refuses("more than 500000 elements", Mpds.With(
        root: string.Concat(Enumerable.Repeat($"<x {string.Concat(Enumerable.Range(0, 5000).Select(i => $"a{i}=\"\" "))}/>", 101))));

    [Fact]
    public void Many_pathways_of_many_representations_are_bounded()
    {
        var baseUrls = string.Concat(Enumerable.Range(0, 32).Select(i => $"<BaseURL>http://{i}.test/{new string('x', 1000)}/</BaseURL>"));
        var representations = string.Concat(Enumerable.Range(1, 501).Select(i => $"<Representation id=\"{i}\" bandwidth=\"1\"/>"));
        Refuses("more than 500 Representations", Mpds.With(root: baseUrls, representations: representations));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("  \n", "empty")]
    [InlineData("not xml", "not well-formed")]
    [InlineData("{\"json\":true}", "not well-formed")]
    [InlineData("\0\0\0\0", "not well-formed")]
    [InlineData("#EXTM3U\n", "not well-formed")]
    [InlineData("<html><body>Not found</body></html>", "the root element is 'html', not MPD")]
    [InlineData("<mpd/>", "the root element is 'mpd', not MPD")]
    [InlineData("<MPD/>", "no Period")]
    [InlineData("<MPD><Period/></MPD>", "no AdaptationSet")]
    [InlineData("<MPD><Period><AdaptationSet contentType=\"video\"/></Period></MPD>", "no Representation")]
    [InlineData("<MPD/><MPD/>", "not well-formed")]
    [InlineData("<MPD><x:y/></MPD>", "undeclared prefix")]
    public void What_is_no_mpd_is_told_so(string text, string reason) => Assert.Contains(reason, Mpds.Error(text).Message);

    [Theory]
    [InlineData("<Representation bandwidth=\"1\"/>", "Representation has no @id")]
    [InlineData("<Representation id=\"a\"/>", "Representation has no @bandwidth")]
    [InlineData("<Representation id=\"a\" bandwidth=\"0\"/>", "Representation@bandwidth '0'")]
    [InlineData("<Representation id=\"a\" bandwidth=\"-5\"/>", "Representation@bandwidth '-5'")]
    [InlineData("<Representation id=\"a\" bandwidth=\"99999999999999999999\"/>", "Representation@bandwidth '99999999999999999999'")]
    [InlineData("<Representation id=\"a\" bandwidth=\"1\" width=\"-1\"/>", "Representation@width '-1'")]
    public void A_bad_representation_is_named(string representations, string reason) => Assert.Contains(reason, Mpds.Error(Mpds.With(representations: representations)).Message);

    [Fact]
    public void Two_adaptation_sets_of_one_id_get_names_of_their_own() => Assert.Equal(["1", "1#1"], Mpds.Read(Mpds.With(
        set: "id=\"1\" contentType=\"video\"",
        period: "<AdaptationSet id=\"1\" contentType=\"audio\"><SegmentTemplate duration=\"2\" media=\"$Number$\"/><Representation id=\"a\" bandwidth=\"1\"/></AdaptationSet>"))
        .Presentation.Periods[0].AdaptationSets.Select(s => s.Id).Order());

    [Theory]
    [InlineData("<!--", "-->")]
    [InlineData("<![CDATA[", "]]>")]
    [InlineData("<?note ", "?>")]
    public void A_long_comment_is_no_tag(string begin, string end) =>
        Mpds.Read(Mpds.With(root: $"<x>{begin}{new string('c', 100_000)}{end}</x>"));

    [Theory]
    [InlineData("<?note <!-- ?>")]
    [InlineData("<!-- <![CDATA[ -->")]
    [InlineData("<x><![CDATA[ <!-- ]]></x>")]
    public void What_looks_like_a_comment_hides_no_endless_tag(string before) => Refuses("a tag or text of more than 65536 characters",
        Mpds.With(root: before + $"<x {string.Concat(Enumerable.Range(0, 500_000).Select(i => $"a{i}=\"\" "))}/><!-- --><x>]]></x>"));

    [Theory]
    [InlineData("<Period ", "<Period xmlns:x=\"http://www.w3.org/1999/xlink\" x:href=\"http://evil.test/\" ")]
    [InlineData("<AdaptationSet ", "<AdaptationSet xmlns:x=\"http://www.w3.org/1999/xlink\" x:href=\"#self\" ")]
    public void Remote_elements_are_not_followed(string element, string remote) =>
        Assert.Contains("xlink", Mpds.Error(Mpds.With().Replace("<Period>", "<Period >").Replace(element, remote)).Message);

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    public void The_segment_index_comes_from_the_web_or_not_at_all(string value) =>
        Assert.Null(Mpds.Read(Mpds.With(root: $"<SupplementalProperty schemeIdUri=\"urn:streamlab:segments:2026\" value=\"{value}\"/>")).SegmentIndexUrl);

    [Fact]
    public void Hostile_text_is_quoted_short_and_in_one_line()
    {
        var error = Mpds.Error(Mpds.With(representations: $"<Representation id=\"a\" bandwidth=\"{new string('9', 5000)}&#10;\u001b\"/>".Replace("\u001b", "")));
        Assert.InRange(error.ToString().Length, 1, 300);
    }

    [Fact]
    public void Every_truncation_is_a_value()
    {
        var good = Written();
        for (var length = 0; length < good.TrimEnd().Length; length++) Mpds.Error(good[..length]);
    }

    [Fact]
    public void Any_damage_is_a_value_never_an_exception()
    {
        var good = new[] { Written(), Mpds.With(root: "<BaseURL serviceLocation=\"a\">http://a.test/</BaseURL>"), Mpds.With(Mpds.Timeline("<S t=\"0\" d=\"2000\" r=\"-1\"/>")) };
        for (var seed = 0; seed < 5000; seed++)
            if (!MpdReader.Read(Damage.To(good[seed % good.Length], seed), Mpds.Url).TryGet(out var manifest, out var error)) Assert.DoesNotContain('\n', error.ToString());
            else AllUrls(manifest);
    }

    private static void AllUrls(Manifest manifest)
    {
        var sets = manifest.Presentation.Periods[0].AdaptationSets;
        foreach (var pathway in manifest.Pathways)
            for (var s = 0; s < sets.Count; s++)
                for (var r = 0; r < sets[s].Representations.Count; r++)
                    Assert.StartsWith("http", manifest.Media(pathway, s, r, sets[s].SegmentCount - 1).Url.Scheme);
    }

    private static string Written() => MpdWriter.Write(Titles.Small, SegmentAddressing.Timeline).TryGet(out var xml, out _) ? xml : throw new InvalidOperationException();

    private static void Refuses(string reason, string xml) => Assert.Contains(reason, Mpds.Error(xml).Message);
}
