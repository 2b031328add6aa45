using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace StreamLab.EndToEnd.Tests;

/// <summary>The page in a real browser: the video plays, and follows the rates that are set beside it.</summary>
[Collection(typeof(BusyTests))]
public sealed partial class PageTests(Catalog catalog)
{
    private static readonly PageWaitForFunctionOptions Patiently = new() { Timeout = 240_000, PollingInterval = 100 };

    [Fact]
    public async Task A_video_plays_in_the_page_and_adapts_when_the_edges_are_throttled_there()
    {
        if (!FFmpegProgram.IsThere) Assert.Skip(FFmpegProgram.Missing);
        if (Browser.Program is null) Assert.Skip(Browser.Missing);
        await using var laboratory = await Laboratory.StartAsync(catalog.Folder);
        await using var browser = await Browser.StartAsync();
        var page = await browser.NewPageAsync();
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);

        await page.GotoAsync(laboratory.Page.AbsoluteUri);
        await page.ClickAsync($"[data-title='{Catalog.Demo}']");
        await page.WaitForFunctionAsync("() => document.querySelector('#video').currentTime > 1", null, Patiently);
        await page.WaitForFunctionAsync(RepresentationIs(">"), 300, Patiently);
        var high = await HeightAsync(page);
        await ThrottleAsync(page, laboratory, "0.6", shown: "600 kbps");
        await page.WaitForFunctionAsync(RepresentationIs("<"), high, Patiently);
        var low = await HeightAsync(page);
        await ThrottleAsync(page, laboratory, "6", shown: "6.00 Mbps");
        await page.WaitForFunctionAsync(RepresentationIs(">"), low, Patiently);

        Assert.Matches("^edge-[123]$", await page.TextContentAsync("#server"));
        Assert.True(await page.EvaluateAsync<bool>("() => document.querySelector('#video').error === null && document.querySelector('#message').hidden"));
        Assert.True(errors.Count == 0, string.Join("\n", errors));
    }

    private static async Task ThrottleAsync(IPage page, Laboratory laboratory, string mbps, string shown)
    {
        foreach (var edge in laboratory.Edges)
        {
            await page.FillAsync($"[data-edge='{edge}'] input", mbps);
            await page.ClickAsync($"[data-edge='{edge}'] button[data-apply]");
            await page.GetByText(shown).And(page.Locator($"[data-edge='{edge}'] [data-rate]")).WaitForAsync();
        }
    }

    /// <summary>Compares the picture's height of the Representation that is being loaded.</summary>
    private static string RepresentationIs(string comparison) =>
        $"height => Number(document.querySelector('#representation').textContent.split('×')[1]) {comparison} height";

    private static async Task<int> HeightAsync(IPage page) => int.Parse(Height().Match((await page.TextContentAsync("#representation"))!).Value);

    [GeneratedRegex("[0-9]+$")]
    private static partial Regex Height();
}
