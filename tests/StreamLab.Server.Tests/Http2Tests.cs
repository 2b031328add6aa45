using System.Net;

namespace StreamLab.Server.Tests;

public sealed class Http2Tests
{
    [Fact]
    public async Task An_edge_serves_http_2_in_clear_text_on_a_port_of_its_own()
    {
        var media = new byte[300_000];
        new Random(1).NextBytes(media);
        await using var origin = await FakeOrigin.StartAsync(context => FakeOrigin.SendAsync(context, media));
        await using var edge = await origin.StartEdgeAsync(new EdgeOptions { Name = "edge-1", Origin = origin.Url, Http2Port = 0 });
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => http.GetAsync(new Uri(edge.Http2Url!, "t/1.m4s"))));
        foreach (var answer in answers)
        {
            Assert.Equal(HttpVersion.Version20, answer.Version);
            Assert.Equal(media, await answer.Content.ReadAsByteArrayAsync());
        }
        Assert.Single(origin.Requests);
    }
}
