using StreamLab.Ingest.Ladders;
using StreamLab.Player;

namespace StreamLab.Cli.Listing;

/// <summary>The ladders of <c>ingest</c>: each rung is shown like a parameter.</summary>
internal static class Ladders
{
    public static IReadOnlyList<Listed> All => [.. NamedLadders.All.Select(ladder => new Listed(ladder.Name, Summary(ladder), "StreamLab", [.. ladder.Rungs.Select(Rung)]))];

    private static string Summary(BitrateLadder ladder) => $"{ladder.Rungs.Count} rungs up to {ladder.Rungs[^1].Height} lines; never more than the source has";

    private static Parameter Rung(Rung rung) => new($"{rung.Width}x{rung.Height}", $"{rung.Bitrate.Kbps:0}", "kbps", "H.264 video");
}
