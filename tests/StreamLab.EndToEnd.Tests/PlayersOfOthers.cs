using System.Collections.Concurrent;

namespace StreamLab.EndToEnd.Tests;

/// <summary>
/// dash.js, Shaka, hls.js and Chromium's own HLS in one browser, steered through one story: they begin at edge-1; "early" becomes the better one; "late" joins, which their
/// manifests do not name; early and late are killed; edge-2 answers with errors.
/// </summary>
public sealed class PlayersOfOthers(Catalog catalog) : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(100); // of the whole story, which takes a third of that on a quiet machine

    private readonly ConcurrentDictionary<(string Player, Chapter Chapter), bool> _held = [];
    private readonly Dictionary<string, int> _strays = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (double Position, string[] Fatal)> _ends = new(StringComparer.Ordinal);
    private WebPlayer[] _players = [];

    public enum Chapter
    {
        Begins,
        Obeys,
        UsesWhatJoined,
        OutlivesTheKilled,
        OutlivesTheBroken,
    }

    /// <summary>Why there was no story; null when there was.</summary>
    public static string? Missing =>
        !FFmpegProgram.IsThere ? FFmpegProgram.Missing
        : Browser.Program is null ? Browser.Missing
        : OperatingSystem.IsLinux() ? null : "edges need addresses of their own on this machine";

    public static IReadOnlyList<string> Names { get; } = ["dash", "shaka", "hls"];

    /// <summary>Chromium's own player of HLS, which nobody can steer: it is there at the beginning only.</summary>
    public const string Native = "native";

    /// <summary>Whether the player did in that chapter what is expected of it, in time.</summary>
    public bool Held(string player, Chapter chapter) => _held.GetValueOrDefault((player, chapter));

    /// <summary>What was seen of it, for who looks for the reason.</summary>
    public string Told(string player) => string.Join('\n', _players.Where(p => p.Name == player).SelectMany(p => p.Signs));

    /// <summary>Segments that it wanted from the old edge after it had been told a new order.</summary>
    public int StraysOf(string player) => _strays[player];

    /// <summary>How far it came, and what it could not get over.</summary>
    public (double Position, string[] Fatal) EndOf(string player) => _ends[player];

    public async ValueTask InitializeAsync()
    {
        if (Missing is not null) return;
        await using var laboratory = await Laboratory.StartAsync(catalog.Folder, edges: 2, "--steering", "least-loaded", "--steering-ttl", "2s");
        var early = await laboratory.JoinAsync("early", "--listen", "127.0.0.61", "--rate", "4Mbps");
        await Task.WhenAll(laboratory.ShapeAsync("edge-1", 40), laboratory.ShapeAsync("edge-2", 4));
        await laboratory.PreferredIsAsync(Catalog.Small, "edge-1");
        await using var browser = await Browser.StartAsync();
        _players = await Task.WhenAll(Names.Append(Native).Select(name => WebPlayer.StartAsync(browser, name, laboratory.Page, Catalog.Small)));
        using var limit = new CancellationTokenSource(Limit);
        await TellAsync(laboratory, early, limit.Token);
        foreach (var player in _players) _ends[player.Name] = await player.StateAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task TellAsync(Laboratory laboratory, Streamlab early, CancellationToken limit)
    {
        await ChapterAsync(Chapter.Begins, (player, from) => player.SeesAsync(from, WebPlayer.What.Gets, At("edge-1"), 2, limit));
        _players = [.. _players.Where(player => player.Name != Native)];

        var begun = _players.ToDictionary(player => player.Name, player => player.Signs.Count);
        await Task.WhenAll(laboratory.ShapeAsync("edge-1", 4), laboratory.ShapeAsync("early", 40));
        await ChapterAsync(Chapter.Obeys, (player, from) => player.SeesAsync(from, WebPlayer.What.Gets, At("early"), 2, limit));
        foreach (var player in _players) _strays[player.Name] = Strays(player.Signs.Skip(begun[player.Name]), "early", At("edge-1"));

        var late = await laboratory.JoinAsync("late", "--listen", "127.0.0.62");
        await ChapterAsync(Chapter.UsesWhatJoined, (player, from) => player.SeesAsync(from, WebPlayer.What.Gets, At(player.Name == "shaka" ? "early" : "late"), 2, limit));

        await laboratory.ShapeAsync("edge-2", 40);
        early.Kill();
        late.Kill();
        await ChapterAsync(Chapter.OutlivesTheKilled, (player, from) => player.SeesAsync(from, WebPlayer.What.Gets, At("edge-1", "edge-2"), 3, limit));

        await laboratory.FaultAsync("edge-2", "error");
        await ChapterAsync(Chapter.OutlivesTheBroken, (player, from) => player.SeesAsync(from, WebPlayer.What.Gets, At("edge-1"), 3, limit));

        string[] At(params string[] edges) => [.. edges.Select(edge => laboratory.UrlOf(edge).Authority)];
    }

    private async Task ChapterAsync(Chapter chapter, Func<WebPlayer, int, Task<bool>> expected) =>
        await Task.WhenAll(_players.Select(async player => _held[(player.Name, chapter)] = await expected(player, player.Signs.Count)));

    private static int Strays(IEnumerable<WebPlayer.Sign> signs, string told, string[] old) =>
        signs.SkipWhile(sign => sign != new WebPlayer.Sign(WebPlayer.What.Told, told)).Count(sign => sign.What == WebPlayer.What.Wants && old.Contains(sign.Place));
}
