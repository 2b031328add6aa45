using System.CommandLine;
using System.Diagnostics;

namespace StreamLab.Cli.Tests;

/// <summary>Whatever stands on the command line: no mistake of ours comes of it, and it ends.</summary>
public sealed class ArgumentFuzzTests : IDisposable
{
    private const string Nowhere = "http://127.0.0.1:1/", Media = "{}/movie.json", Trace = "{}/trace";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5), UntilStopped = TimeSpan.FromMilliseconds(50);

    /// <summary>Verb by verb, a call that ends at once.</summary>
    private static readonly string[] Calls =
    [
        "doctor", "list abr", "ingest {}/none.mp4 --out {}/catalog", "up --catalog {}/none --port 0", "origin --catalog {}/none --port 0", $"edge --origin {Nowhere} --port 0",
        $"pathway x {Nowhere} --origin {Nowhere}", $"shape {Nowhere} 600kbps", $"fault {Nowhere} off", $"purge {Nowhere} --all", $"warm {Nowhere} /x", "soak --catalog {}/none --for 1s",
        $"play {Nowhere}x.mpd", "replay {}/none", $"simulate --media {Media} --trace {Trace}", $"compare --media {Media} --traces {{}}/none --abr bola --out {{}}/out",
        $"reproduce pensieve-norway --traces {{}}/none --media {Media}", $"optimum --media {Media} --trace {Trace}", $"inspect {Trace}", "trace make markov --length 5s", $"trace convert {Trace}",
        "cdn simulate --topology mega-server --titles 2 --segments 2 --requests 10", "cdn compare --topologies mega-server --titles 2 --segments 2 --requests 10",
        "place --topology enter-deep --titles 2 --segments 2",
    ];

    private static readonly string[] Values =
    [
        "", " ", "\t", "\x1b[31m", "a\nb", "\0", "-1", "0", "NaN", "Infinity", "1e308", "0.5", "x", ":", ",", "=", "@", "x:y=z,", "x=y", "1s@1s", "off", "1s", "1h", "3Mbps", "1B", "1:1s", "0,1",
        "bola:", "http://[", "http://a b/", "file:///etc/passwd", "http://127.0.0.1:99999/", "../..", "{}/movie.json", "{}/trace", "{}", "/dev/null", "/dev/zero", "{}/pipe", "/",
        $"{new string('9', 400)}", $"{new string('9', 400)}s", $"{new string('9', 300)}s", $"{new string('9', 300)}GiB", $"{new string('9', 300)}Mbps", $"0.{new string('0', 307)}1bps", new('x', 70_000),
    ];

    /// <summary>What is opened to be written, where a pipe waits for its reader.</summary>
    private static readonly string[] Written = ["--out", "--log", "--input-log", "--access-log", "--render", "--disk", "--catalog"];

    private readonly TemporaryFolder _folder = new();

    public ArgumentFuzzTests()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("there are no such files on Windows");
        using var made = Process.Start("mkfifo", [_folder["pipe"]]);
        made.WaitForExit();
        File.WriteAllText(_folder["trace"], "5 1\n9 3\n");
        File.WriteAllText(_folder["movie.json"], "{\"segment_duration_ms\":2000,\"bitrates_kbps\":[300,900],\"segment_sizes_bits\":[[600000,1800000],[600000,1800000]]}");
    }

    public static TheoryData<string> Verbs => [.. Calls];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Nothing_on_the_command_line_is_a_mistake_of_ours(string call)
    {
        var words = call.Split(' ');
        var command = CommandLine.Root(new Terminal(TextWriter.Null, TextWriter.Null)).Parse(words).CommandResult.Command;
        foreach (var (place, option) in command.Options.Where(o => !o.Recursive && o.Name.StartsWith("--", StringComparison.Ordinal) && o is not Option<bool>).Index())
            foreach (var value in Some(place)) await EndsWellAsync([.. Without(words, option.Name), option.Name, value], option.Name);
        for (var word = command.Name == words[0] ? 1 : 2; word < words.Length && !words[word].StartsWith('-'); word++)
            foreach (var value in Values) await EndsWellAsync([.. words[..word], value, .. words[(word + 1)..]]);
    }

    /// <summary>A seventh of the values for each option: together they meet every one.</summary>
    private static IEnumerable<string> Some(int place) => Values.Where((_, i) => Environment.GetEnvironmentVariable("STREAMLAB_FUZZ_ALL") is not null || i % 7 == place % 7);

    private static string[] Without(string[] words, string option)
    {
        var at = Array.IndexOf(words, option);
        return at < 0 ? words : [.. words[..at], .. words[(at + 2)..]];
    }

    private async Task EndsWellAsync(string[] words, string option = "")
    {
        if (Written.Contains(option) && (words[^1].StartsWith('/') || words[^1].EndsWith("pipe", StringComparison.Ordinal))) return;
        using var stop = new CancellationTokenSource(words[0] is "edge" or "pathway" or "up" or "origin" ? UntilStopped : Limit);
        var result = await Cli.RunAsync(words.Select(w => w.Replace("{}", _folder.Path, StringComparison.Ordinal)), stop.Token).WaitAsync(Limit, TestContext.Current.CancellationToken);
        var said = $"{string.Join(' ', words.Select(w => w.Length > 100 ? w[..100] + "…" : w))}: {result.Error}";
        Assert.False(result.Error.Contains("a mistake in StreamLab", StringComparison.Ordinal), said);
        Assert.True(result.Code is >= 0 and <= 3 or 130, said);
    }
}
