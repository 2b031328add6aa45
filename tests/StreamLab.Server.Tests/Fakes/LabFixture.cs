namespace StreamLab.Server.Tests;

/// <summary>A laboratory on free ports, with one title and two edges.</summary>
public sealed class LabFixture : IAsyncLifetime
{
    private readonly TempFolder _catalog = new();

    public Lab Lab { get; private set; } = null!;
    public OriginServer Origin => Lab.Origin;
    public EdgeServer Edge => Lab.Edges[0];
    public string CatalogPath => _catalog.Path;
    public TokenFolder Tokens => new(Path.Combine(_catalog.Path, ".state"));
    public HttpClient Http { get; } = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });

    public async ValueTask InitializeAsync()
    {
        TestTitle.WriteTo(_catalog);
        Lab = await Lab.StartAsync(new LabOptions { Catalog = _catalog.Path, Edges = 2, Port = 0, Tokens = Tokens });
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Lab.DisposeAsync();
        _catalog.Dispose();
    }

    public byte[] FileOf(string path) => File.ReadAllBytes(Path.Combine(_catalog.Path, path));

    public Task<HttpResponseMessage> GetAsync(Uri server, string path, params (string Name, string Value)[] fields) =>
        SendAsync(HttpMethod.Get, new Uri(server, path), null, fields);

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri url, HttpContent? body, params (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(method, url) { Content = body };
        foreach (var (name, value) in fields) request.Headers.TryAddWithoutValidation(name, value);
        return Http.SendAsync(request);
    }
}
