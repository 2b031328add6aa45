using System.Text;
using System.Text.Json.Nodes;
using StreamLab.Cli.Inspecting;

namespace StreamLab.Cli.Tests;

public sealed class InspectTests(Title title) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "title")]
    [InlineData("segments.json", "title")]
    [InlineData("manifest.mpd", "mpd")]
    [InlineData("master.m3u8", "hls")]
    public async Task It_tells_what_a_file_of_a_title_is(string file, string kind)
    {
        title.SkipWithoutFFmpeg();
        Assert.Equal(kind, (await InspectAsync(Path.Combine(title.Folder, file))).GetProperty("kind").GetString());
    }

    [Theory]
    [InlineData("#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI=\"k\"\n#EXTINF:2,\n1.ts\n#EXT-X-ENDLIST\n", "encrypted: this player has no keys")]
    [InlineData("#EXTM3U\n#EXTINF:2,\n1.ts\n#EXT-X-ENDLIST\n", "MPEG-TS")]
    public async Task A_media_playlist_that_is_not_played_here_says_why(string text, string word)
    {
        var playlist = await InspectAsync(Write("media.m3u8", text));
        Assert.Equal(1, playlist.GetProperty("segments").GetInt32());
        Assert.Contains(word, playlist.GetProperty("notPlayed")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_presentation_of_hls_is_simulated_like_the_title()
    {
        title.SkipWithoutFFmpeg();
        var summary = (await Cli.RunAsync("simulate", "--media", Path.Combine(title.Folder, "master.m3u8"), "--trace", Write("trace", "100 5\n"), "--json")).Good().Json;
        Assert.Equal(("end", 6.0), (summary.GetProperty("endReason").GetString(), Math.Round(summary.GetProperty("playedSeconds").GetDouble(), 1)));
    }

    [Fact]
    public async Task A_segment_is_a_tree_of_boxes()
    {
        title.SkipWithoutFFmpeg();
        var segment = Directory.GetFiles(title.Folder, "00001.m4s", SearchOption.AllDirectories)[0];
        var boxes = (await InspectAsync(segment)).GetProperty("boxes").EnumerateArray().ToList();
        Assert.Equal(["styp", "moof", "mdat"], boxes.Select(b => b.GetProperty("type").GetString()));
        Assert.Equal("mfhd", boxes[1].GetProperty("children")[0].GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_trace_is_told_in_figures_that_weigh_time()
    {
        var trace = await InspectAsync(Write("trace.txt", "3 1\n4 5\n"));
        Assert.Equal((4, 2000), (trace.GetProperty("seconds").GetDouble(), trace.GetProperty("meanKbps").GetDouble()));
        Assert.Equal(Math.Sqrt(3) * 1000, trace.GetProperty("deviationKbps").GetDouble(), 1e-6);
        Assert.Equal((1000, 5000), (trace.GetProperty("percentilesKbps").GetProperty("75").GetDouble(), trace.GetProperty("percentilesKbps").GetProperty("95").GetDouble()));
    }

    [Fact]
    public async Task A_trace_that_cannot_be_told_needs_its_format()
    {
        var trace = Write("trace.txt", "1 2 3\n");
        (await Cli.RunAsync("inspect", trace)).WasRefused("name the format");
        var csv = Write("trace.csv", "time_s,bandwidth_kbps,note\n2,800,x\n");
        (await Cli.RunAsync("inspect", csv, "--trace-format", "csv")).Good();
    }

    [Fact]
    public async Task A_log_becomes_a_table_of_its_segments()
    {
        var lines = (await Cli.RunAsync("inspect", await LogAsync(), "--csv")).Good().Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("t,track,number,start,duration,representation,", lines[0], StringComparison.Ordinal);
        Assert.Equal(1 + 3, lines.Length);
    }

    [Fact]
    public async Task A_log_is_counted_and_summed_up()
    {
        var log = await LogAsync();
        Assert.Equal(3, (await InspectAsync(log)).GetProperty("events").GetProperty("segment").GetInt32());
        Assert.Contains("at the end of the media", (await Cli.RunAsync("inspect", log)).Good().Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_of_what_is_no_log_is_refused() => (await Cli.RunAsync("inspect", Write("trace.txt", "3 1\n"), "--csv")).WasRefused("--csv has no effect on trace");

    [Fact]
    public async Task P1203_of_what_is_no_log_is_refused() => (await Cli.RunAsync("inspect", Write("trace.txt", "3 1\n"), "--p1203")).WasRefused("--p1203 has no effect on trace");

    [Fact]
    public async Task Csv_and_json_exclude_each_other() => (await Cli.RunAsync("inspect", "x", "--csv", "--json")).WasRefused("--csv", "--json");

    /// <summary>Two of three segments were played, the first of them came twice; one stall of 1.5 s at 2 s of media.</summary>
    [Fact]
    public async Task A_log_becomes_the_input_of_P1203()
    {
        var log = Write("log.jsonl", string.Join('\n', "{\"event\":\"session\",\"t\":0}", Segment(1, 0, 99), Segment(1, 0, 500), Segment(2, 2, 700), Segment(3, 4, 900),
            "{\"event\":\"playing\",\"t\":0.4,\"startupDelaySeconds\":0.4}", "{\"event\":\"stall-end\",\"t\":4,\"position\":2,\"stallSeconds\":1.5}",
            "{\"event\":\"summary\",\"t\":6,\"summary\":{\"playedSeconds\":3.5}}"));
        var input = (await Cli.RunAsync("inspect", log, "--p1203")).Good().Json;
        Assert.Equal("[[0,0.4],[2,1.5]]", string.Concat(input.GetProperty("I23").GetProperty("stalling").GetRawText().Where(c => !char.IsWhiteSpace(c))));
        Assert.Empty(input.GetProperty("I11").GetProperty("segments").EnumerateArray());
        var segments = input.GetProperty("I13").GetProperty("segments").EnumerateArray().ToList();
        Assert.Equal([(500, 0, 2), (700, 2, 1.5)], segments.Select(s => (s.GetProperty("bitrate").GetDouble(), s.GetProperty("start").GetDouble(), s.GetProperty("duration").GetDouble())));
        Assert.Equal(("h264", "640x360", 25), (segments[0].GetProperty("codec").GetString(), segments[0].GetProperty("resolution").GetString(), segments[0].GetProperty("fps").GetDouble()));

        static string Segment(int number, double start, double kbps) => $"{{\"event\":\"segment\",\"t\":1,\"track\":\"video\",\"number\":{number},\"start\":{start},\"duration\":2," +
            $"\"actualKbps\":{kbps},\"width\":640,\"height\":360,\"frameRate\":25,\"codecs\":\"avc1.64001e\"}}";
    }

    [Fact]
    public async Task P1203_has_no_place_for_seeks()
    {
        var log = Write("log.jsonl", "{\"event\":\"session\",\"t\":0}\n{\"event\":\"seek\",\"t\":1}\n");
        (await Cli.RunAsync("inspect", log, "--p1203")).WasRefused("seeks");
    }

    [Fact]
    public async Task The_log_of_a_title_has_what_P1203_asks_for()
    {
        title.SkipWithoutFFmpeg();
        (await Cli.RunAsync("simulate", "--media", title.Folder, "--trace", Write("trace.txt", "5 1\n"), "--log", _folder["log.jsonl"])).Good();
        var input = (await Cli.RunAsync("inspect", _folder["log.jsonl"], "--p1203")).Good().Json;
        Assert.All((string[])["I11", "I13"], stream => Assert.Equal(6, input.GetProperty(stream).GetProperty("segments").EnumerateArray().Sum(s => s.GetProperty("duration").GetDouble()), 0.1));
    }

    [Fact]
    public async Task P1203_asks_for_more_than_rates_and_sizes() => (await Cli.RunAsync("inspect", await LogAsync(), "--p1203")).WasRefused("frame rate");

    [Theory]
    [InlineData("<MPD><Period></MPD>", "line 1")]
    [InlineData("<!DOCTYPE MPD [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><MPD>&x;</MPD>", "DTD")]
    [InlineData("<html><body>404</body></html>", "manifest")]
    public async Task A_broken_manifest_is_one_line(string text, string word) => (await Cli.RunAsync("inspect", Write("x.mpd", text))).WasRefused("x.mpd", word);

    [Fact]
    public async Task A_manifest_of_twenty_thousand_levels_is_one_line()
    {
        var text = string.Concat(Enumerable.Repeat("<a>", 20_000)) + string.Concat(Enumerable.Repeat("</a>", 20_000));
        (await Cli.RunAsync("inspect", Write("deep.mpd", text))).WasRefused("deep");
    }

    [Fact]
    public async Task A_broken_box_is_one_line()
    {
        File.WriteAllBytes(_folder["x.mp4"], [0, 0, 0, 99, .. "moov"u8, 1, 2, 3]);
        (await Cli.RunAsync("inspect", _folder["x.mp4"])).WasRefused("x.mp4", "byte");
    }

    [Theory]
    [InlineData("nothing", "no such file")]
    [InlineData("empty", "is empty")]
    [InlineData("", "is no title")]
    public async Task What_is_not_there_or_empty_is_refused(string name, string word)
    {
        Write("empty", "");
        (await Cli.RunAsync("inspect", Path.Combine(_folder.Path, name))).WasRefused(word);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_one_line() => (await Cli.RunAsync("inspect", "http://127.0.0.1:1/x.mpd")).WasRefused("127.0.0.1:1");

    [Theory]
    [InlineData(1L << 30, "bytes; more than 67108864 are not read")]
    [InlineData(20L << 20, "bytes; more than 16777216 are not read")]
    public async Task A_text_that_is_too_long_is_refused_before_it_is_read(long length, string why)
    {
        using (var file = File.Create(_folder["long"])) file.SetLength(length);
        var before = GC.GetTotalAllocatedBytes();
        (await Cli.RunAsync("inspect", _folder["long"])).WasRefused(_folder["long"], why);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 128L << 20);
    }

    [Fact]
    public async Task Of_a_long_film_only_the_boxes_are_read()
    {
        const int Length = 300_000_000;
        using (var file = File.Create(_folder["long.mp4"]))
        {
            file.Write([0, 0, 0, 8, .. "ftyp"u8, 0x11, 0xE1, 0xA3, 0x00, .. "mdat"u8]);
            file.Position = 8 + Length;
            file.Write([0, 0, 0, 16, .. "moov"u8, 0, 0, 0, 8, .. "trak"u8]);
        }
        var before = GC.GetTotalAllocatedBytes();
        var boxes = (await InspectAsync(_folder["long.mp4"])).GetProperty("boxes").EnumerateArray().ToArray();
        Assert.Equal(["ftyp", "mdat", "moov"], boxes.Select(b => b.GetProperty("type").GetString()));
        Assert.Equal(8 + Length + 8, boxes[2].GetProperty("children")[0].GetProperty("offset").GetInt64());
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 128L << 20);
    }

    [Theory]
    [InlineData("{\"event\":\"session\"", "no line of it is whole")]
    [InlineData("{\"event\":\"session\"}\nnull\n{}", "line 2")]
    [InlineData("{\"event\":\"session\"}\n{\"event\":\"summary\"}", "summary")]
    [InlineData("{\"event\":\"session\"}\n{\"event\":\"summary\",\"summary\":[]}", "version")]
    public async Task A_session_log_that_is_none_is_one_line(string text, string why) => (await Cli.RunAsync("inspect", Write("log.jsonl", text))).WasRefused(why);

    [Fact]
    public async Task A_log_that_lacks_a_field_or_has_it_otherwise_is_no_mistake_of_ours()
    {
        var lines = await File.ReadAllLinesAsync(await LogAsync());
        Assert.All(lines.Select((line, number) => (line, number)).DistinctBy(l => l.line.Split(',')[1]), place => Assert.All(Damaged(place.line), damaged =>
        {
            var log = string.Join('\n', lines.Select((line, number) => number == place.number ? damaged : line));
            Look(() => LogInspection.Of(SessionLog.Read("x", Encoding.UTF8.GetBytes(log))), i => i.Write(TextWriter.Null));
            Look(() => LogInspection.Of(SessionLog.Read("x", Encoding.UTF8.GetBytes(log))), i => i.WriteCsv(TextWriter.Null));
            Look(() => SessionLog.Read("x", Encoding.UTF8.GetBytes(log)), l => P1203Input.Of(l));
        }));
    }

    /// <summary>What is wrong is said as an error of the user's; all else fails the test.</summary>
    private static void Look<T>(Func<T> open, Action<T> look)
    {
        try
        {
            look(open());
        }
        catch (CommandException)
        {
            // as it should
        }
    }

    /// <summary>A line without each of its fields, and with another thing in its place.</summary>
    private static IEnumerable<string> Damaged(string line)
    {
        foreach (var name in JsonNode.Parse(line)!.AsObject().Select(p => p.Key))
            foreach (var value in (string?[])[null, "null", "\"x\"", "-1", "[]", "{}", "1e308"])
            {
                var damaged = JsonNode.Parse(line)!.AsObject();
                damaged.Remove(name);
                if (value is not null) damaged[name] = JsonNode.Parse(value);
                yield return damaged.ToJsonString();
            }
    }

    private string Write(string name, string text)
    {
        File.WriteAllText(_folder[name], text);
        return _folder[name];
    }

    private async Task<string> LogAsync()
    {
        var media = Write("movie.json", "{\"segment_duration_ms\":2000,\"bitrates_kbps\":[300],\"segment_sizes_bits\":[[600000],[600000],[600000]]}");
        (await Cli.RunAsync("simulate", "--media", media, "--trace", Write("trace.txt", "5 1\n"), "--log", _folder["log.jsonl"])).Good();
        return _folder["log.jsonl"];
    }

    private static async Task<System.Text.Json.JsonElement> InspectAsync(string path) => (await Cli.RunAsync("inspect", path, "--json")).Good().Json;
}
