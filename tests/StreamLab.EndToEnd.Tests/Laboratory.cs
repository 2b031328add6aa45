using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace StreamLab.EndToEnd.Tests;

/// <summary><c>streamlab up</c> over a catalog, on free ports, with a hand on its edges.</summary>
internal sealed class Laboratory : IAsyncDisposable
{
    private readonly Streamlab _up;
    private readonly HttpClient _http = new();
    private readonly Dictionary<string, (Uri Url, string Token)> _edges;
    private readonly List<Streamlab> _joined = [];
    private readonly string _token;

    private readonly Place _place;

    private Laboratory(Place place, Streamlab up, JsonElement ready)
    {
        (_place, _up) = (place, up);
        _token = ready.GetProperty("token").GetString()!;
        Page = new Uri(ready.GetProperty("page").GetString()!);
        _edges = ready.GetProperty("edges").EnumerateArray().ToDictionary(
            e => e.GetProperty("name").GetString()!, e => (new Uri(e.GetProperty("url").GetString()!), e.GetProperty("token").GetString()!), StringComparer.Ordinal);
        Manifests = ready.GetProperty("manifests").EnumerateArray().ToDictionary(
            m => m.GetProperty("title").GetString()!, m => m.GetProperty("mpd").GetString()!, StringComparer.Ordinal);
    }

    public Uri Page { get; }
    public IReadOnlyDictionary<string, string> Manifests { get; }
    public IReadOnlyList<string> Edges => [.. _edges.Keys.Order(StringComparer.Ordinal)];

    public static async Task<Laboratory> StartAsync(string catalog, int edges = 3, params string[] options)
    {
        var place = await Place.TakeAsync();
        var up = Streamlab.Start(["up", "--catalog", catalog, "--edges", $"{edges}", "--port", "0", "--json", .. options]);
        return new Laboratory(place, up, await up.ReadyAsync());
    }

    public Uri UrlOf(string edge) => _edges[edge].Url;

    /// <summary>One more edge, a process of its own, until it is killed.</summary>
    public async Task<Streamlab> JoinAsync(string name, params IEnumerable<string> options)
    {
        var edge = Streamlab.Start(["edge", "--origin", Page.AbsoluteUri, "--token", _token, "--name", name, "--port", "0", "--json", .. options]);
        _joined.Add(edge);
        var ready = await edge.ReadyAsync();
        _edges.Add(name, (new Uri(ready.GetProperty("url").GetString()!), ready.GetProperty("token").GetString()!));
        return edge;
    }

    public Task ShapeAsync(string edge, double mbps) => PostAsync(edge, "api/shape", new { rate = $"{mbps}Mbps" });

    public Task ShapeAllAsync(double mbps) => Task.WhenAll(Edges.Select(e => ShapeAsync(e, mbps)));

    public Task ShapeByTraceAsync(string edge, string trace) => PostAsync(edge, "api/shape", new { trace });

    public Task FaultAsync(string edge, string kind) => PostAsync(edge, "api/fault", new { kind });

    /// <summary>Waits until the origin sends a newcomer to this edge first: it hears of a change with the next heartbeat.</summary>
    public async Task PreferredIsAsync(string title, string edge)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await PreferredAsync(title, limit.Token) != edge) await Task.Delay(200, limit.Token);
    }

    private async Task<string?> PreferredAsync(string title, CancellationToken cancellation) =>
        JsonDocument.Parse(await _http.GetStringAsync(new Uri(Page, $"steering/{title}"), cancellation)).RootElement.GetProperty("PATHWAY-PRIORITY")[0].GetString();

    /// <summary>What an edge says it has sent of media.</summary>
    public async Task<long> BytesServedAsync(string edge) =>
        (await _http.GetFromJsonAsync<JsonElement>(new Uri(_edges[edge].Url, "/api/status"))).GetProperty("bytesServed").GetInt64();

    public async ValueTask DisposeAsync()
    {
        foreach (var edge in _joined) await edge.DisposeAsync();
        await _up.DisposeAsync();
        _http.Dispose();
        _place.Dispose();
    }

    private async Task PostAsync(string edge, string path, object body)
    {
        var (url, token) = _edges[edge];
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(url, path)) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await _http.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }
}
