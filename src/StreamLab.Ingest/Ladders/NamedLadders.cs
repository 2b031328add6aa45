namespace StreamLab.Ingest.Ladders;

/// <summary>The ladders that have a name. All sizes are exactly 16:9.</summary>
public static class NamedLadders
{
    /// <summary>Its top is low enough for a buffer of 12 s to survive a fall of the bandwidth to 0.6 Mbps.</summary>
    public static readonly BitrateLadder Default = new("default",
    [
        new(416, 234, Bitrate.FromKbps(200)),
        new(640, 360, Bitrate.FromKbps(450)),
        new(768, 432, Bitrate.FromKbps(800)),
        new(960, 540, Bitrate.FromKbps(1400)),
        new(1280, 720, Bitrate.FromKbps(2400)),
    ]);

    public static readonly BitrateLadder FullHd = new("full-hd",
    [
        .. Default.Rungs,
        new(1920, 1080, Bitrate.FromKbps(4300)),
        new(1920, 1080, Bitrate.FromKbps(5800)),
    ]);

    public static readonly IReadOnlyList<BitrateLadder> All = [Default, FullHd];
}
