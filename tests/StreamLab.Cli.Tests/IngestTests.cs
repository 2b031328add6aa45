using System.Text.Json;

namespace StreamLab.Cli.Tests;

public sealed class IngestTests(Title title) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_says_what_it_made()
    {
        title.SkipWithoutFFmpeg();
        var made = Assert.Single(title.Ingested!.Json.EnumerateArray());
        Assert.Equal((Title.Name, 6), (made.GetProperty("title").GetString(), made.GetProperty("seconds").GetDouble()));
        Assert.Equal(["video", "audio"], made.GetProperty("representations").EnumerateArray().Select(r => r.GetProperty("contentType").GetString()).Distinct());
    }

    [Fact]
    public async Task It_says_what_it_left_out_to_people_and_to_programs()
    {
        title.SkipWithoutFFmpeg();
        FFmpegProgram.Run("-f", "lavfi", "-i", "testsrc2=s=160x90:d=1", "-f", "lavfi", "-i", "sine=d=3", "-preset", "ultrafast", _folder["long.mkv"]);
        var result = (await Cli.RunAsync("ingest", _folder["long.mkv"], "--out", _folder["catalog"], "--ladder", title.Ladder, "--json")).Good();
        Assert.Contains("long.mkv: the sound in stream 1", result.Error, StringComparison.Ordinal);
        Assert.Contains("goes on for", result.Json[0].GetProperty("notes")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_that_is_there_is_replaced_with_force_only()
    {
        title.SkipWithoutFFmpeg();
        string[] again = ["ingest", title.Clip, "--out", _folder["catalog"], "--ladder", title.Ladder, "--repeat", "1s", "--title", "x"];
        (await Cli.RunAsync(again)).Good();
        (await Cli.RunAsync(again)).WasRefused("x", "--force");
        (await Cli.RunAsync([.. again, "--force"])).Good();
    }

    [Fact]
    public async Task Each_option_shows_in_the_title()
    {
        title.SkipWithoutFFmpeg();
        var made = await IngestAsync("--repeat", "3s", "--segment", "1s", "--rate-control", "crf", "--addressing", "number", "--ladder", title.Ladder);
        var video = made.GetProperty("representations").EnumerateArray().Where(r => r.GetProperty("contentType").GetString() == "video").ToList();
        Assert.Equal((3, "clip"), (made.GetProperty("seconds").GetDouble(), made.GetProperty("title").GetString()));
        Assert.Equal(3, video[0].GetProperty("segments").GetInt32());
        Assert.Equal(["90p-crf", "180p-crf"], video.Select(r => r.GetProperty("id").GetString()));
        Assert.DoesNotContain("<S ", VideoSet(await File.ReadAllTextAsync(Path.Combine(_folder["catalog"], "clip", "manifest.mpd"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("it's a \"clip\" [x];.mp4", "it-s-a-clip-x")]
    [InlineData("-loglevel.mp4", "loglevel")]
    public async Task Any_name_will_do(string name, string expected)
    {
        title.SkipWithoutFFmpeg();
        File.Copy(title.Clip, _folder[name]);
        var result = await Cli.RunAsync("ingest", _folder[name], "--out", _folder["catalog"], "--ladder", title.Ladder, "--repeat", "1s", "--json");
        Assert.Equal(expected, result.Good().Json[0].GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_mistyped_option_is_not_taken_for_a_clip() => (await Cli.RunAsync("ingest", "clip.mp4", "--forse")).WasRefused("no option '--forse'");

    [Fact]
    public async Task After_two_dashes_everything_is_a_clip() => (await Cli.RunAsync("ingest", "--", "-loglevel.mp4")).WasRefused("-loglevel.mp4: there is no such file");

    [Fact]
    public async Task An_option_is_not_taken_for_a_value() => (await Cli.RunAsync("ingest", "clip.mp4", "--title", "--forse")).WasRefused("--title needs a value");

    [Theory]
    [InlineData("missing.mp4", "there is no such file")]
    [InlineData("", "is a folder")]
    [InlineData("empty.mp4", "is empty")]
    [InlineData("text.mp4", "text.mp4")]
    public async Task What_is_no_clip_is_refused_and_leaves_no_title(string name, string word)
    {
        title.SkipWithoutFFmpeg();
        File.WriteAllText(_folder["empty.mp4"], "");
        File.WriteAllText(_folder["text.mp4"], "Dear reader");
        (await Cli.RunAsync("ingest", Path.Combine(_folder.Path, name), "--out", _folder["catalog"])).WasRefused(word);
        Assert.True(!Directory.Exists(_folder["catalog"]) || Directory.GetFileSystemEntries(_folder["catalog"]).Length == 0);
    }

    [Fact]
    public async Task One_bad_clip_does_not_cost_the_others()
    {
        title.SkipWithoutFFmpeg();
        var result = await Cli.RunAsync("ingest", _folder["none.mp4"], title.Clip, "--out", _folder["catalog"], "--ladder", title.Ladder, "--repeat", "1s", "--json");
        Assert.Equal((2, 1), (result.Code, result.Json.GetArrayLength()));
        Assert.Contains("none.mp4", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_title_for_several_clips_is_refused() => (await Cli.RunAsync("ingest", "a.mp4", "b.mp4", "--title", "x")).WasRefused("--title has no effect");

    [Fact]
    public async Task An_unknown_ladder_is_refused_with_those_there_are() => (await Cli.RunAsync("ingest", "a.mp4", "--ladder", "tall")).WasRefused("tall", "default");

    [Theory]
    [InlineData("STREAMLAB_FFMPEG", "/nowhere/ffmpeg")]
    [InlineData("STREAMLAB_FFPROBE", "/nowhere/ffprobe")]
    public async Task Without_its_programs_it_ends_with_three(string variable, string value)
    {
        title.SkipWithoutFFmpeg();
        (await CliProcess.RunAsync(["ingest", title.Clip, "--out", _folder["catalog"]], (variable, value))).EndedWith(3, "is missing", variable);
    }

    [Fact]
    public async Task Doctor_misses_ffmpeg_too()
    {
        var result = await CliProcess.RunAsync(["doctor", "--json"], ("STREAMLAB_FFMPEG", "/nowhere/ffmpeg"));
        var ffmpeg = result.Json.EnumerateArray().Single(f => f.GetProperty("name").GetString() == "ffmpeg");
        Assert.Equal((3, false, "apt-get install ffmpeg"), (result.Code, ffmpeg.GetProperty("good").GetBoolean(), ffmpeg.GetProperty("mend").GetString()));
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_ends_it_with_130_and_leaves_nothing(string signal)
    {
        title.SkipWithoutFFmpeg();
        var catalog = _folder["catalog"];
        using var ingest = new CliProcess(["ingest", title.Clip, "--out", catalog, "--repeat", "600s"]);
        Assert.True(SpinWait.SpinUntil(() => Directory.Exists(catalog) && Directory.GetDirectories(catalog).Length > 0, TimeSpan.FromSeconds(30)), "it did not start");
        ingest.Signal(signal);
        var result = await ingest.EndAsync();
        Assert.Equal(130, result.Code);
        Assert.Empty(Directory.GetFileSystemEntries(catalog));
    }

    private async Task<JsonElement> IngestAsync(params string[] options) =>
        (await Cli.RunAsync(["ingest", title.Clip, "--out", _folder["catalog"], "--json", .. options])).Good().Json[0];

    private static string VideoSet(string mpd) => mpd[..mpd.IndexOf("</AdaptationSet>", StringComparison.Ordinal)];
}
