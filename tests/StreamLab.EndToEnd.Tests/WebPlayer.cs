using System.Collections.Concurrent;
using System.Text.Json;
using System.Web;
using Microsoft.Playwright;

namespace StreamLab.EndToEnd.Tests;

/// <summary>A player of others in a page of its own, watched by what it asks for.</summary>
internal sealed class WebPlayer
{
    private readonly IPage _page;
    private readonly ConcurrentQueue<Sign> _signs = new();

    private WebPlayer(string name, IPage page)
    {
        (Name, _page) = (name, page);
        page.Request += (_, request) => Note(new Uri(request.Url), ok: null);
        page.Response += (_, response) => Note(new Uri(response.Url), response.Ok);
        page.RequestFinished += async (_, request) => await HearAsync(request);
    }

    public enum What
    {
        Asks,
        Told,
        Wants,
        Gets,
    }

    /// <param name="Place">The pathway that it says it uses, or is told first; the host and port that it wants a picture's Segment from, or gets it.</param>
    public readonly record struct Sign(What What, string Place);

    /// <summary>dash, shaka, hls or native.</summary>
    public string Name { get; }

    /// <summary>In the order in which they were seen.</summary>
    public IReadOnlyList<Sign> Signs => [.. _signs];

    /// <param name="origin">Serves dash.js and the title; the page is one of its own.</param>
    public static async Task<WebPlayer> StartAsync(Browser browser, string name, Uri origin, string title)
    {
        var player = new WebPlayer(name, await browser.NewPageAsync());
        await player._page.GotoAsync(new Uri(origin, "health").AbsoluteUri);
        await player._page.SetContentAsync("<body></body>");
        if (name == "dash") await player._page.AddScriptTagAsync(new() { Url = new Uri(origin, "lib/dash.all.min.js").AbsoluteUri });
        if (name == "shaka") await player._page.AddScriptTagAsync(new() { Path = Script("shaka-player.dash.js") });
        if (name == "hls") await player._page.AddScriptTagAsync(new() { Path = Script("hls.min.js") });
        await player._page.AddScriptTagAsync(new() { Path = Script("players.js") });
        var manifest = new Uri(origin, $"{title}/{(name is "hls" or "native" ? "master.m3u8" : "manifest.mpd")}").AbsoluteUri;
        await player._page.EvaluateAsync("([name, manifest]) => void start[name](manifest)", new[] { name, manifest });
        return player;
    }

    /// <returns>Whether enough such signs were seen after the first <paramref name="from"/>, in time.</returns>
    public async Task<bool> SeesAsync(int from, What what, IReadOnlyCollection<string> places, int times, CancellationToken limit)
    {
        while (_signs.Skip(from).Count(sign => sign.What == what && places.Contains(sign.Place)) < times)
        {
            if (limit.IsCancellationRequested) return false;
            await Task.Delay(50, CancellationToken.None);
        }
        return true;
    }

    /// <summary>Media time that has been shown, in seconds, and what the player could not get over.</summary>
    public async Task<(double Position, string[] Fatal)> StateAsync() =>
        (await _page.EvaluateAsync<double>("() => document.querySelector('video').currentTime"), await _page.EvaluateAsync<string[]>("() => fatal"));

    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "players", name);

    /// <param name="ok">Null: it is only asked for.</param>
    private void Note(Uri url, bool? ok)
    {
        if (IsSteering(url) && ok is null) _signs.Enqueue(new(What.Asks, PathwayIn(url)));
        else if (url.AbsolutePath.EndsWith(".m4s", StringComparison.Ordinal) && !url.AbsolutePath.Contains("audio", StringComparison.Ordinal) && ok is not false)
            _signs.Enqueue(new(ok is null ? What.Wants : What.Gets, url.Authority));
    }

    private async Task HearAsync(IRequest request)
    {
        if (!IsSteering(new Uri(request.Url))) return;
        try
        {
            if (await request.ResponseAsync() is not { Ok: true } response) return;
            _signs.Enqueue(new(What.Told, JsonDocument.Parse(await response.BodyAsync()).RootElement.GetProperty("PATHWAY-PRIORITY")[0].GetString()!));
        }
        catch (PlaywrightException)
        {
            // the page was closed meanwhile
        }
    }

    private static string PathwayIn(Uri url)
    {
        var query = HttpUtility.ParseQueryString(url.Query);
        return (query["_DASH_pathway"] ?? query["_HLS_pathway"] ?? "").Trim('"');
    }

    private static bool IsSteering(Uri url) => url.AbsolutePath.StartsWith("/steering/", StringComparison.Ordinal);
}
