using Microsoft.Extensions.Time.Testing;

namespace StreamLab.Client.Tests;

public sealed class FileRendererTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("streamlab-").FullName;
    private readonly FakeTimeProvider _time = new();
    private readonly FileRenderer _renderer;
    private readonly List<Exception> _failures = [];

    public FileRendererTests()
    {
        Assert.True(FileRenderer.TryCreate(Picture, _time, out _renderer, out _));
        _renderer.Reports.Subscribe(_ => { }, _failures.Add);
    }

    private string Picture => Path.Combine(_folder, "picture.ts");

    [Fact]
    public void A_pipe_or_a_device_is_refused_by_name_and_stays_what_it_is()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "what is a device is known on Linux");
        var (pipe, link) = (Path.Combine(_folder, "pipe"), Path.Combine(_folder, "link"));
        ChildProcess.Run("mkfifo", [pipe]);
        File.CreateSymbolicLink(link, "/dev/null");
        foreach (var path in new[] { pipe, link, "/dev/null" })
        {
            Assert.False(FileRenderer.TryCreate(path, _time, out _, out var error));
            Assert.Contains($"{path}: it is a device or a pipe", error);
            Assert.False(File.Exists(path + ".part"));
        }
    }

    [Fact]
    public async Task A_link_stays_a_link_to_the_picture()
    {
        var (target, link) = (Path.Combine(_folder, "elsewhere.ts"), Path.Combine(_folder, "link.ts"));
        File.CreateSymbolicLink(link, target);
        Assert.True(FileRenderer.TryCreate(link, _time, out var renderer, out _));
        renderer.Append(TestCmaf.Pictures(0, 50));
        renderer.Start(Duration.Zero, 1);
        Advance(0.5);
        await renderer.DisposeAsync();
        Assert.True(new FileInfo(target).Length > 0);
        Assert.Equal(target, new FileInfo(link).LinkTarget);
    }

    [Fact]
    public async Task It_holds_what_was_played()
    {
        _renderer.Append(TestCmaf.Pictures(0, 50));
        Play(0, 1);
        var stream = await EndAsync();
        Assert.Equal(25, stream.ShownVideo.Length);
        Assert.True(stream.IsContinuous);
    }

    [Fact]
    public async Task It_grows_while_the_picture_runs()
    {
        _renderer.Append(TestCmaf.Pictures(0, 50));
        _renderer.Start(Duration.Zero, 1);
        Advance(0.5);
        var halfway = new FileInfo(Picture + ".part").Length;
        Advance(0.5);
        _renderer.Hold(Duration.FromSeconds(1));
        await EndAsync();
        Assert.InRange(halfway, 188, new FileInfo(Picture).Length - 188);
    }

    [Fact]
    public async Task Sound_comes_between_the_pictures()
    {
        _renderer.Append(TestCmaf.Pictures(0, 50));
        _renderer.Append(TestCmaf.Sound(0, 93));
        Play(0, 2);
        var units = (await EndAsync()).Units;
        Assert.InRange(units.Count(u => !u.IsVideo), 90, 94);
        Assert.All(units.Zip(units.Skip(1)), pair => Assert.True(pair.Second.DecodeAt > pair.First.DecodeAt - 30_000));
    }

    [Fact]
    public async Task Time_goes_on_where_a_period_begins_with_times_of_its_own()
    {
        _renderer.Append(TestCmaf.Pictures(0, 60) with { Segment = At(0), CutAt = Duration.FromSeconds(2) });
        _renderer.Append(TestCmaf.Pictures(100, 50) with { Segment = At(2), Period = 1 });
        Play(0, 4);
        var stream = await EndAsync();
        Assert.Equal(100, stream.ShownVideo.Length); // the 10 pictures beyond the end of the first Period are not among them
        Assert.True(stream.IsContinuous);
    }

    [Fact]
    public async Task A_segment_that_comes_again_takes_the_other_s_place()
    {
        _renderer.Append(TestCmaf.Pictures(0, 50));
        _renderer.Append(TestCmaf.Pictures(2, 50));
        _renderer.Append(TestCmaf.Pictures(4, 50));
        _renderer.Start(Duration.Zero, 1);
        Advance(1);
        _renderer.Append(TestCmaf.Pictures(2, 20));
        Advance(5);
        _renderer.Hold(Duration.FromSeconds(6));
        Assert.Equal(120, (await EndAsync()).ShownVideo.Length);
    }

    [Fact]
    public async Task A_stall_leaves_no_gap()
    {
        _renderer.Append(TestCmaf.Pictures(0, 50));
        Play(0, 2);
        Advance(5);
        _renderer.Append(TestCmaf.Pictures(2, 50));
        Play(2, 3);
        AssertEvenSteps((await EndAsync()).ShownVideo, pictures: 75);
    }

    [Fact]
    public async Task A_seek_leaves_no_gap_and_begins_with_the_segment_sought()
    {
        _renderer.Append(TestCmaf.Pictures(0, 50));
        Play(0, 1);
        _renderer.FlushTo(Duration.FromSeconds(10.4));
        _renderer.Append(TestCmaf.Pictures(10, 50));
        Play(10.4, 11);
        var stream = await EndAsync();
        AssertEvenSteps(stream.ShownVideo, pictures: 50);
        Assert.True(stream.IsContinuous);
    }

    [Fact]
    public async Task A_jump_leaves_no_gap_and_no_sound_of_what_was_jumped()
    {
        _renderer.Append(TestCmaf.Pictures(0, 50));
        _renderer.Append(TestCmaf.Pictures(4, 50));
        for (var start = 0.0; start < 6; start += 1.92) _renderer.Append(TestCmaf.Sound(start, 90));
        Play(0, 2);
        _renderer.JumpTo(Duration.FromSeconds(4));
        Play(4, 6);
        var stream = await EndAsync();
        Assert.Equal(100, stream.ShownVideo.Length);
        Assert.All(stream.ShownVideo.Zip(stream.ShownVideo.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 3599, 90_000 / 4));
        Assert.InRange(stream.Units.Count(u => !u.IsVideo), 93 + 93 - 4, 93 + 93 + 12);
        Assert.True(stream.IsContinuous);
    }

    [Fact]
    public async Task Decoding_times_rise_strictly_over_seeks_back_and_forth()
    {
        foreach (var place in new[] { 0, 52, 26, 0, 78 })
        {
            var start = place * 0.52;
            _renderer.FlushTo(new Duration(start + 0.1));
            for (var i = 0; i < 4; i++) _renderer.Append(TestCmaf.Reordered(start + (i * 0.52), 4));
            _renderer.Append(TestCmaf.Sound(start, 90));
            Play(start + 0.1, start + 1.13);
        }
        var units = (await EndAsync()).Units;
        Assert.All(units, unit => Assert.True(unit.DecodeAt <= unit.ShowAt));
        foreach (var track in units.GroupBy(u => u.IsVideo))
            Assert.All(track.Zip(track.Skip(1)), pair => Assert.True(pair.Second.DecodeAt > pair.First.DecodeAt));
    }

    [Fact]
    public async Task Where_nothing_was_played_there_is_no_file_and_an_old_one_stays()
    {
        await File.WriteAllTextAsync(Picture, "old");
        _renderer.Append(TestCmaf.Pictures(0, 50));
        await _renderer.DisposeAsync();
        Assert.Equal([Picture], Directory.GetFiles(_folder));
        Assert.Equal("old", await File.ReadAllTextAsync(Picture));
    }

    [Fact]
    public void What_it_cannot_hold_is_an_error()
    {
        var media = TestCmaf.Pictures(0, 5);
        _renderer.Append(media with { Content = ScriptedFetcher.Nothing() });
        Assert.Equal("a picture file holds H.264 and AAC only", Assert.Single(_failures).Message);
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_an_error_beforehand()
    {
        Assert.False(FileRenderer.TryCreate(Path.Combine(_folder, "none", "x.ts"), _time, out _, out var error));
        Assert.Contains("cannot be written", error, StringComparison.Ordinal);
        Assert.False(FileRenderer.TryCreate(_folder, _time, out _, out error));
        Assert.Contains("it is a folder", error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _renderer.DisposeAsync().AsTask().Wait();
        Directory.Delete(_folder, recursive: true);
    }

    private static Segment At(double start) => new(0, 1, Duration.FromSeconds(start), Duration.FromSeconds(2));

    private void Play(double from, double to)
    {
        _renderer.Start(new Duration(from), 1);
        Advance(to - from);
        _renderer.Hold(new Duration(to));
    }

    private void Advance(double seconds)
    {
        for (var passed = 0.0; passed < seconds - 1e-9; passed += 0.01) _time.Advance(TimeSpan.FromMilliseconds(10));
    }

    private async Task<TestTransportStream> EndAsync()
    {
        await _renderer.DisposeAsync();
        Assert.Empty(_failures);
        return new TestTransportStream(await File.ReadAllBytesAsync(Picture));
    }

    private static void AssertEvenSteps(long[] shown, int pictures)
    {
        Assert.Equal(pictures, shown.Length);
        Assert.All(shown.Zip(shown.Skip(1)), pair => Assert.Equal(3600, pair.Second - pair.First, 1L));
    }
}
