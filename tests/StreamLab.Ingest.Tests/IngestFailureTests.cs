namespace StreamLab.Ingest.Tests;

/// <summary>Every way in which a clip cannot be used: one line, the right kind, nothing in the catalog.</summary>
public sealed class IngestFailureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_missing_file_is_bad_input() => await IsBad(_folder["none.mp4"], "there is no such file");

    [Fact]
    public async Task A_folder_is_bad_input() => await IsBad(_folder.Path, "is a folder");

    [Fact]
    public async Task An_empty_file_is_bad_input() => await IsBad(Write("empty.mp4", ""), "is empty");

    [Fact]
    public async Task A_text_is_bad_input()
    {
        SkipWithoutFFmpeg();
        await IsBad(Write("letter.mp4", "Dear reader"), "Invalid data");
    }

    [Fact]
    public async Task A_playlist_that_calls_itself_mp4_opens_nothing_else()
    {
        SkipWithoutFFmpeg();
        var other = MakeClip("other.mp4", "-f", "lavfi", "-i", "testsrc2=s=64x36:d=1");
        await IsBad(Write("list.mp4", $"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{other}\n#EXT-X-ENDLIST\n"), "names others");
    }

    [Theory]
    [InlineData("ffconcat version 1.0\nfile other.mp4\n", "concat")]
    [InlineData("<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\" profiles=\"urn:mpeg:dash:profile:isoff-on-demand:2011\"></MPD>", "dash")]
    public async Task What_names_other_files_is_refused_by_its_format(string text, string format)
    {
        SkipWithoutFFmpeg();
        await IsBad(Write("list.mp4", text), $"of the format {format}, which is not allowed");
    }

    [Fact]
    public async Task What_is_not_known_to_be_safe_says_what_to_do()
    {
        SkipWithoutFFmpeg();
        await IsBad(MakeClip("sound.wav", "-f", "lavfi", "-i", "sine=d=1"), "remux it first");
    }

    [Fact]
    public async Task A_clip_cut_off_at_half_is_bad_input()
    {
        SkipWithoutFFmpeg();
        var whole = await File.ReadAllBytesAsync(MakeClip("whole.mp4", "-f", "lavfi", "-i", "testsrc2=s=128x72:d=2", "-movflags", "+faststart"));
        var half = _folder["half.mp4"];
        await File.WriteAllBytesAsync(half, whole[..(whole.Length / 2)]);
        await IsBad(half, "truncated");
    }

    [Fact]
    public async Task A_matroska_cut_off_at_half_is_bad_input()
    {
        SkipWithoutFFmpeg();
        var whole = await File.ReadAllBytesAsync(MakeClip("whole.mkv", "-f", "lavfi", "-i", "testsrc2=s=128x72:d=8"));
        var half = _folder["half.mkv"];
        await File.WriteAllBytesAsync(half, whole[..(whole.Length / 2)]);
        await IsBad(half, "truncated");
    }

    [Fact]
    public async Task Sound_alone_is_bad_input()
    {
        SkipWithoutFFmpeg();
        await IsBad(MakeClip("sound.m4a", "-f", "lavfi", "-i", "sine=d=1"), "sound but no picture");
    }

    [Fact]
    public async Task A_title_that_exists_is_kept()
    {
        Directory.CreateDirectory(_folder["catalog/talk"]);
        var failure = await Ingesting.Fails(new IngestRequest(Write("talk.mp4", "x"), _folder["catalog"]));
        Assert.Equal(FailureKind.BadInput, failure.Kind);
        Assert.Contains("--force", failure.Message);
    }

    [Fact]
    public async Task A_folder_that_is_no_title_is_kept_even_by_force()
    {
        Directory.CreateDirectory(_folder["catalog/talk/photos"]);
        var failure = await Ingesting.Fails(new IngestRequest(Write("talk.mp4", "x"), _folder["catalog"]) { Force = true });
        Assert.Equal(FailureKind.BadInput, failure.Kind);
        Assert.True(Directory.Exists(_folder["catalog/talk/photos"]));
    }

    [Theory]
    [InlineData("steering")]
    [InlineData("API")]
    public async Task A_title_named_like_an_endpoint_is_refused(string title)
    {
        var failure = await Ingesting.Fails(new IngestRequest(Write("talk.mp4", "x"), _folder["catalog"]) { Title = title });
        Assert.Equal(FailureKind.BadInput, failure.Kind);
        Assert.Contains("--title", failure.Message);
    }

    [Fact]
    public async Task A_catalog_that_is_a_file_is_bad_input()
    {
        var failure = await Ingesting.Fails(new IngestRequest(Write("talk.mp4", "x"), Write("catalog", "")));
        Assert.Equal(FailureKind.BadInput, failure.Kind);
    }

    [Fact]
    public async Task A_file_where_the_catalog_needs_a_folder_is_named_as_it_was_typed()
    {
        var file = Write("afile", "");
        var failure = await Ingesting.Fails(new IngestRequest(Write("talk.mp4", "x"), $"{file}/sub/catalog"));
        Assert.Equal((FailureKind.BadInput, $"{file}/sub/catalog cannot be the catalog: {file} is a file, where a folder should be"), (failure.Kind, failure.Message));
    }

    [Fact]
    public async Task A_title_that_is_no_plain_name_is_refused()
    {
        var failure = await Ingesting.Fails(new IngestRequest(Write("talk.mp4", "x"), _folder["catalog"]) { Title = "../talk" });
        Assert.Equal(FailureKind.BadInput, failure.Kind);
    }

    [Fact]
    public async Task Without_ffmpeg_a_program_is_missing()
    {
        var failure = await Ingesting.Fails(new IngestRequest(Write("talk.mp4", "x"), _folder["catalog"]), new FFmpegTools(null, null));
        Assert.Equal(FailureKind.MissingProgram, failure.Kind);
        Assert.Contains("STREAMLAB_FFMPEG", failure.Message);
    }

    [Fact]
    public void A_variable_that_names_no_program_means_missing()
    {
        var tools = FFmpegTools.Find(name => name == FFmpegTools.FFmpegVariable ? _folder["none"] : null);
        Assert.Null(tools.FFmpeg);
    }

    [Fact]
    public void A_variable_goes_before_the_path()
    {
        var program = Write("my-ffmpeg", "");
        var tools = FFmpegTools.Find(name => name == FFmpegTools.FFmpegVariable ? program : Environment.GetEnvironmentVariable(name));
        Assert.Equal(program, tools.FFmpeg);
    }

    [Fact]
    public async Task A_cancelled_ingest_leaves_nothing()
    {
        SkipWithoutFFmpeg();
        var clip = MakeClip("long.mp4", "-f", "lavfi", "-i", "testsrc2=s=640x360:d=20", "-preset", "ultrafast");
        using var cancel = new CancellationTokenSource();
        var job = new IngestJob(new IngestRequest(clip, _folder["catalog"]), FFmpegTools.Find());
        var progress = new CancelAtFirstSpeed(cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => job.RunAsync(progress, cancel.Token));
        Assert.Empty(Directory.GetFileSystemEntries(_folder["catalog"]));
    }

    [Theory]
    [InlineData("-loglevel.mp4")]
    [InlineData("my \"clip\" isn't %d.mp4")]
    [InlineData("concat:a|b [x];,.mp4")]
    public async Task No_name_is_too_odd(string name)
    {
        SkipWithoutFFmpeg();
        var clip = _folder[name];
        File.Move(MakeClip("plain.mp4", "-f", "lavfi", "-i", "testsrc2=s=64x36:d=1"), clip);
        var title = await Ingesting.Succeeds(new IngestRequest(clip, _folder["cat \"alog\""]) { Ladder = Ingesting.SmallLadder });
        Assert.True(Directory.Exists(title.Folder));
    }

    private async Task IsBad(string clip, string reason)
    {
        var failure = await Ingesting.Fails(new IngestRequest(clip, _folder["catalog"]) { Ladder = Ingesting.SmallLadder });
        Assert.Equal(FailureKind.BadInput, failure.Kind);
        Assert.Contains(reason, failure.Message);
        Assert.Contains(Path.GetFileName(clip), failure.Message);
        if (Directory.Exists(_folder["catalog"])) Assert.Empty(Directory.GetFileSystemEntries(_folder["catalog"]));
    }

    private string Write(string name, string text)
    {
        File.WriteAllText(_folder[name], text);
        return _folder[name];
    }

    private string MakeClip(string name, params IEnumerable<string> arguments)
    {
        var (_, errors) = FFmpegProgram.Run([.. arguments, _folder[name]]);
        Assert.Empty(errors);
        return _folder[name];
    }

    private static void SkipWithoutFFmpeg() => Assert.SkipUnless(FFmpegProgram.IsThere, FFmpegProgram.Missing);

    private sealed class CancelAtFirstSpeed(CancellationTokenSource cancel) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value)
        {
            if (value.Speed is not null) cancel.Cancel();
        }
    }
}
