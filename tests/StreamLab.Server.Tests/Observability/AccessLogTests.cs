using System.Text.Json;

namespace StreamLab.Server.Tests;

public sealed class AccessLogTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string File => Path.Combine(_folder.Path, "access.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_request_is_a_line_with_what_the_player_said()
    {
        await using (var log = AccessLog.Open(File, _ => { }))
        {
            TestTitle.WriteTo(_folder);
            await using var lab = await Lab.StartAsync(new LabOptions { Catalog = _folder.Path, Edges = 1, Port = 0, Tokens = new(Path.Combine(_folder.Path, ".state")), AccessLog = log });
            using var http = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(lab.Edges[0].Url, $"{TestTitle.FirstSegment}?CMCD={Uri.EscapeDataString("br=900,su,sid=\"ann\",nor=\"00002.m4s\"")}"));
            request.Headers.TryAddWithoutValidation("CMCD-Session", "v=2,cid=\"a,b\"");
            await http.SendAsync(request);
            while (!Written().Contains("\"server\":\"edge-1\"", StringComparison.Ordinal)) await Task.Delay(20); // a line comes after its response
        }
        var lines = Lines(File);
        var line = lines.Single(l => l.GetProperty("server").GetString() == "edge-1" && l.GetProperty("path").GetString() == $"/{TestTitle.FirstSegment}");
        Assert.Equal(("ann", 200, 50_000, "miss"), (line.GetProperty("client").GetString(), line.GetProperty("status").GetInt32(), line.GetProperty("bytes").GetInt32(), line.GetProperty("cache").GetString()));
        var cmcd = line.GetProperty("cmcd");
        Assert.Equal((900, true, "00002.m4s", 2, "a,b"),
            (cmcd.GetProperty("br").GetInt32(), cmcd.GetProperty("su").GetBoolean(), cmcd.GetProperty("nor").GetString(), cmcd.GetProperty("v").GetInt32(), cmcd.GetProperty("cid").GetString()));
        Assert.Contains(lines, l => l.GetProperty("server").GetString() == "origin");
    }

    [Fact]
    public async Task A_full_file_makes_room_for_a_new_one_and_only_three_are_kept()
    {
        await using (var log = AccessLog.Open(File, _ => { }, longestBytes: 1000))
            for (var i = 0; i < 2000; i++)
            {
                log.Add(Record($"/{i}"));
                if (i % 20 == 0) await Task.Yield();
            }
        Assert.Equal("/1999", Lines(File)[^1].GetProperty("path").GetString());
        Assert.True(System.IO.File.Exists(File + ".1"));
        Assert.False(System.IO.File.Exists(File + ".4"));
    }

    [Fact]
    public async Task A_device_is_written_to_and_never_moved_away()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "what is a device is known on Linux");
        System.IO.File.CreateSymbolicLink(File, "/dev/null");
        await using (var log = AccessLog.Open(File, _ => { }, longestBytes: 100))
            for (var i = 0; i < 200; i++)
            {
                log.Add(Record($"/{i}"));
                if (i % 20 == 0) await Task.Yield();
            }
        Assert.Equal("/dev/null", new FileInfo(File).LinkTarget);
        Assert.False(System.IO.File.Exists(File + ".1"));
    }

    [Fact]
    public async Task What_does_not_fit_the_queue_is_lost_oldest_first_and_counted()
    {
        var log = AccessLog.Open(File, _ => { }, waiting: 8);
        for (var i = 0; i < 20_000; i++) log.Add(Record($"/{i}"));
        await log.DisposeAsync();
        var lines = Lines(File);
        Assert.Equal(20_000, lines.Length + log.Dropped);
        Assert.Equal("/19999", lines[^1].GetProperty("path").GetString());
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_named() =>
        Assert.Contains("no-such", Assert.Throws<ServerStartException>(() => AccessLog.Open(Path.Combine(_folder.Path, "no-such", "x"), _ => { })).Message);

    private string Written()
    {
        using var reader = new StreamReader(new FileStream(File, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }

    private static AccessRecord Record(string path) => new(DateTimeOffset.UnixEpoch, "edge-1", "ann", "GET", path, 200, 1, 1, true, null, null, CmcdTests.Read());

    private static JsonElement[] Lines(string file) => [.. System.IO.File.ReadAllLines(file).Select(line => JsonDocument.Parse(line).RootElement)];
}
