namespace StreamLab.Player.Tests.Abr;

/// <summary>A question with the usual media: 30 Segments of 2 s at 300, 750, 1200, 1850, 2850 and 4300 kbps.</summary>
internal static class Ask
{
    public static AbrContext Of(
        double level = 10, double? kbps = null, int last = 0, int segment = 3, double capacity = 30, double now = 0, Download? download = null,
        double latency = 0, bool playing = true, int seed = 1, AdaptationSet? media = null) => new()
        {
            Media = media ?? TestMedia.Video(),
            Segment = segment,
            LastRepresentation = last,
            BufferLevel = Duration.FromSeconds(level),
            BufferCapacity = Duration.FromSeconds(capacity),
            Throughput = kbps is { } k ? Bitrate.FromKbps(k) : null,
            Latency = Duration.FromSeconds(latency),
            Now = Instant.FromSeconds(now),
            LastDownload = download,
            IsPlaying = playing,
            PlaybackRate = 1,
            Seed = seed,
        };

    /// <summary>A download that was asked for at <paramref name="from"/> and came evenly until <paramref name="to"/>.</summary>
    public static Download Loaded(double from, double to, double kbps, int segment = 0) => new(
        segment, 0, Instant.FromSeconds(from), Instant.FromSeconds(to),
        new ThroughputSample(Bitrate.FromKbps(kbps) * Duration.FromSeconds(to - from), Duration.Zero, Duration.FromSeconds(to - from), Duration.FromSeconds(2)));

    /// <summary>Media of two rates, 1000 and 2000 kbps, whose Segments of 4 s have <paramref name="factors"/> of the mean size.</summary>
    public static AdaptationSet Variable(params double[] factors) => new(
        "video", ContentType.Video,
        [.. new[] { 1000.0, 2000 }.Select(kbps => new Representation
        {
            Id = $"{kbps}",
            Bandwidth = Bitrate.FromKbps(kbps),
            SegmentSizes = [.. factors.Select(f => Bitrate.FromKbps(kbps * f) * Duration.FromSeconds(4))],
        })],
        [.. factors.Select((_, i) => new Segment(i, i, Duration.FromSeconds(i * 4), Duration.FromSeconds(4)))]);
}
