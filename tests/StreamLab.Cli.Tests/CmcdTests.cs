using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace StreamLab.Cli.Tests;

/// <summary>What a server hears of the player: a plain file server stands in for the edges.</summary>
public sealed class CmcdTests(Title title)
{
    [Theory]
    [InlineData("off", false, false)]
    [InlineData("query", true, false)]
    [InlineData("header", false, true)]
    public async Task Servers_are_told_as_asked_for(string mode, bool inQuery, bool inHeader)
    {
        title.SkipWithoutFFmpeg();
        var requests = new ConcurrentQueue<(bool InQuery, bool InHeader)>();
        await using var server = await ServeAsync(requests);
        (await Cli.RunAsync("play", $"{server.Urls.Single()}/manifest.mpd", "--for", "300ms", "--cmcd", mode)).Good();
        Assert.Equal(inQuery, requests.Any(r => r.InQuery));
        Assert.Equal(inHeader, requests.Any(r => r.InHeader));
    }

    private async Task<WebApplication> ServeAsync(ConcurrentQueue<(bool InQuery, bool InHeader)> requests)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(context =>
        {
            requests.Enqueue((context.Request.Query.ContainsKey("CMCD"), context.Request.Headers.ContainsKey("CMCD-Session")));
            return context.Response.SendFileAsync(Path.Combine(title.Folder, context.Request.Path.Value!.TrimStart('/')));
        });
        await app.StartAsync();
        return app;
    }
}
