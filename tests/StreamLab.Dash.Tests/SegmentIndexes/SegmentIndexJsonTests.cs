using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Dash.Tests.SegmentIndexes;

public class SegmentIndexJsonTests
{
    [Fact]
    public void What_was_written_is_read_again() => Titles.Any.Sample(title => Assert.Equivalent(title, Read(SegmentIndexJson.Write(title)), strict: true));

    [Fact]
    public void Numbers_are_written_plainly()
    {
        var json = Encoding.UTF8.GetString(SegmentIndexJson.Write(Titles.Small));
        Assert.StartsWith("""{"schema":"streamlab-segments/1","title":"Small","duration":5,"minBufferTime":2,"adaptationSets":[{"id":0,"contentType":"video",""", json);
        Assert.Contains(""" "frameRate":"30000/1001","sar":"1:1","initialization":{"bytes":700,"digest":"sha-256=:""".Trim(), json);
    }

    [Fact]
    public void Unknown_fields_are_ignored() => Assert.Equivalent(Titles.Small, Read(Edited("$.later", "[1,{}]")), strict: true);

    [Theory]
    [InlineData("$.schema", "\"streamlab-segments/2\"")]
    [InlineData("$.duration", "0")]
    [InlineData("$.minBufferTime", "-1")]
    [InlineData("$.adaptationSets", "[]")]
    [InlineData("$.adaptationSets[1].lang", "\"e\\u0022n\"")]
    [InlineData("$.adaptationSets[0].timescale", "0")]
    [InlineData("$.adaptationSets[0].startTicks", "-1")]
    [InlineData("$.adaptationSets[0].presentationTimeOffset", "-1")]
    [InlineData("$.adaptationSets[0].durationTicks", "[24576,0,12288]")]
    [InlineData("$.adaptationSets[0].durationTicks", "[9007199254740992,24576,12288]")]
    [InlineData("$.adaptationSets[0].representations", "[]")]
    [InlineData("$.adaptationSets[0].representations[0].id", "\"../v0\"")]
    [InlineData("$.adaptationSets[0].representations[0].id", "\".v0\"")]
    [InlineData("$.adaptationSets[0].representations[0].bandwidth", "0")]
    [InlineData("$.adaptationSets[0].representations[1].bandwidth", "4294967296")]
    [InlineData("$.adaptationSets[0].representations[0].averageBandwidth", "0.5")]
    [InlineData("$.adaptationSets[0].representations[0].codecs", "\"a\\nb\"")]
    [InlineData("$.adaptationSets[0].representations[0].width", "-640")]
    [InlineData("$.adaptationSets[0].representations[0].bytes", "[1,2]")]
    [InlineData("$.adaptationSets[0].representations[0].bytes", "[1,2,0]")]
    [InlineData("$.adaptationSets[0].representations[0].digests", "[\"\",\"\",\"\"]")]
    [InlineData("$.adaptationSets[0].representations[0].initialization.bytes", "0")]
    [InlineData("$.adaptationSets[0].representations[0].initialization.digest", "\"md5\"")]
    [InlineData("$.adaptationSets[0].representations[0].quality", "[1]")]
    [InlineData("$.adaptationSets[0].representations[0].sar", "\"1:0\"")] // from here on the form itself is wrong
    [InlineData("$.adaptationSets[0].representations[0].frameRate", "\"-25\"")]
    [InlineData("$.adaptationSets[0].contentType", "\"smell\"")]
    [InlineData("$.adaptationSets[0].durationTicks[1]", "1e99")]
    [InlineData("$.adaptationSets[0].durationTicks[1]", "null")]
    [InlineData("$.title", "null")]
    public void A_wrong_value_is_named_with_its_place(string path, string value) => Assert.Equal(path, Error(Edited(path, value)).Path);

    [Theory]
    [InlineData("$.adaptationSets[1].id", "0", "$.adaptationSets")]
    [InlineData("$.adaptationSets[1].representations[0].id", "\"v0\"", "$.adaptationSets")]
    [InlineData("$.adaptationSets[1]", "null", "$.adaptationSets")]
    [InlineData("$.adaptationSets[0].representations[0]", "null", "$.adaptationSets")]
    [InlineData("$.adaptationSets[0].representations[1].bandwidth", "1", "$.adaptationSets[0].representations")]
    public void What_does_not_go_together_is_named_with_what_holds_it(string path, string value, string place) => Assert.Equal(place, Error(Edited(path, value)).Path);

    [Fact]
    public void A_size_that_is_too_large_is_not_said_to_be_too_small() =>
        Assert.Equal("not from 1 byte to 2^53 bytes", Error(Edited("$.adaptationSets[0].representations[0].bytes", "[1,2,9223372036854775807]")).Message);

    [Fact]
    public void An_error_is_one_line_with_path_line_and_byte()
    {
        var error = Error("{\n \"schema\": \"streamlab-segments/1\", \"title\": 7 }"u8.ToArray());
        Assert.Equal("$.title", error.Path);
        Assert.Equal(2, error.Line);
        Assert.DoesNotContain('\n', error.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("<html>")]
    [InlineData("{\"schema\":\"streamlab-segments/1\",\"schema\":\"streamlab-segments/1\"}")]
    public void What_is_no_segment_index_is_refused(string text) => Error(Encoding.UTF8.GetBytes(text));

    [Fact]
    public void Depth_is_bounded() => Error(Encoding.UTF8.GetBytes("{\"x\":" + new string('[', 100_000) + new string(']', 100_000) + "}"));

    [Fact]
    public void The_number_of_values_is_bounded() =>
        Assert.Contains("values", Error(Encoding.UTF8.GetBytes("{\"x\":[" + string.Concat(Enumerable.Repeat("0,", SegmentIndexJson.MaxTokens)) + "0]}")).Message);

    [Fact]
    public void The_length_is_bounded() => Assert.Contains("longer", Error(new byte[SegmentIndexJson.MaxBytes + 1]).Message);

    [Fact]
    public void Any_damage_is_a_value_never_an_exception()
    {
        var good = SegmentIndexJson.Write(Titles.Small);
        for (var seed = 0; seed < 3000; seed++)
            if (!SegmentIndexJson.Read(Damage.To(good, seed)).TryGet(out _, out var error)) Assert.DoesNotContain('\n', error.ToString());
    }

    [Fact]
    public void The_presentation_has_exact_sizes_and_times()
    {
        var sets = Titles.Small.ToPresentation().Periods[0].AdaptationSets;
        Assert.True(sets[0].HasExactSizes);
        Assert.Equal(DataSize.FromBytes(90_000), sets[0].SizeOf(0, 1));
        Assert.Equal(new Segment(2, 3, Duration.FromSeconds(4), Duration.FromSeconds(1)), sets[0].Segments[2]);
        Assert.Equal(-1024.0 / 48000, sets[1].Start.Seconds);
        Assert.Equal(DataSize.FromBytes(700), sets[1].Representations[0].InitializationSize);
    }

    private static SegmentIndex Read(byte[] json)
    {
        Assert.True(SegmentIndexJson.Read(json).TryGet(out var index, out var error), error?.ToString());
        return index;
    }

    private static SegmentIndexError Error(byte[] json)
    {
        Assert.False(SegmentIndexJson.Read(json).TryGet(out _, out var error));
        return error;
    }

    /// <summary>The small title with one value replaced or added, by its path.</summary>
    private static byte[] Edited(string path, string value)
    {
        var root = JsonNode.Parse(SegmentIndexJson.Write(Titles.Small))!;
        var (parent, last) = (root, "");
        foreach (var step in path.Replace("]", "").Split('.', '[').Skip(1))
        {
            if (last.Length > 0) parent = int.TryParse(last, out var at) ? parent[at]! : parent[last]!;
            last = step;
        }
        if (int.TryParse(last, out var index)) parent[index] = JsonNode.Parse(value);
        else parent[last] = JsonNode.Parse(value);
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }
}
