using Microsoft.Playwright;

namespace StreamLab.EndToEnd.Tests;

/// <summary>The page's player obeys the steering server.</summary>
[Collection(typeof(BusyTests))]
public sealed class PageSteeringTests(Catalog catalog)
{
    private static readonly PageWaitForFunctionOptions Patiently = new() { Timeout = 240_000, PollingInterval = 100 };

    [Fact]
    public async Task DashJs_moves_to_another_edge_when_steering_says_so()
    {
        if (!FFmpegProgram.IsThere) Assert.Skip(FFmpegProgram.Missing);
        if (Browser.Program is null) Assert.Skip(Browser.Missing);
        await using var laboratory = await Laboratory.StartAsync(catalog.Folder, edges: 2, "--steering", "least-loaded", "--steering-ttl", "2s");
        await PreferAsync(laboratory, "edge-2", over: "edge-1");
        await using var browser = await Browser.StartAsync();
        var page = await browser.NewPageAsync();
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);

        await page.GotoAsync(laboratory.Page.AbsoluteUri);
        await page.ClickAsync($"[data-title='{Catalog.Demo}']");
        await page.WaitForFunctionAsync(PlaysFrom, "edge-2", Patiently);
        var asked = page.WaitForRequestAsync(request => request.Url.Contains("_DASH_pathway=%22edge-2%22", StringComparison.Ordinal), new() { Timeout = 240_000 });
        await PreferAsync(laboratory, "edge-1", over: "edge-2");
        await page.WaitForFunctionAsync(PlaysFrom, "edge-1", Patiently);

        await asked;
        Assert.True(await page.EvaluateAsync<bool>("() => document.querySelector('#video').error === null && document.querySelector('#message').hidden"));
        Assert.True(errors.Count == 0, string.Join("\n", errors));
    }

    [Fact]
    public async Task Left_alone_the_page_leaves_an_edge_that_is_too_slow()
    {
        if (!FFmpegProgram.IsThere) Assert.Skip(FFmpegProgram.Missing);
        if (Browser.Program is null) Assert.Skip(Browser.Missing);
        await using var laboratory = await Laboratory.StartAsync(catalog.Folder);
        await laboratory.ShapeAsync("edge-1", 0.6); // where every session begins
        await using var browser = await Browser.StartAsync();
        var page = await browser.NewPageAsync();
        await page.GotoAsync(laboratory.Page.AbsoluteUri);
        await page.ClickAsync($"[data-title='{Catalog.Demo}']");
        await page.WaitForFunctionAsync("() => /^edge-[23]$/.test(document.querySelector('#server').textContent)", null, Patiently);
        await page.WaitForFunctionAsync("() => document.querySelector('#video').currentTime > 2", null, Patiently);
        Assert.True(await laboratory.BytesServedAsync("edge-1") > 0);
    }

    private const string PlaysFrom = "edge => document.querySelector('#server').textContent === edge && document.querySelector('#video').currentTime > 1";

    /// <summary>Makes one edge promise far more, and waits until the origin has heard of it.</summary>
    private static async Task PreferAsync(Laboratory laboratory, string edge, string over)
    {
        await laboratory.ShapeAsync(over, 2);
        await laboratory.ShapeAsync(edge, 20);
        await laboratory.PreferredIsAsync(Catalog.Demo, edge);
    }
}
