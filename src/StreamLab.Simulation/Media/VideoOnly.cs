namespace StreamLab.Simulation;

/// <summary>Media descriptions that know rates and sizes alone: one video AdaptationSet without Initialization Segments.</summary>
internal static class VideoOnly
{
    /// <param name="segments">How many there are to play.</param>
    /// <param name="sizes">Of each quality, one size a Segment, perhaps more. Representation ids are the quality indices.</param>
    /// <exception cref="FormatException">The rates do not rise.</exception>
    public static Presentation Make(string title, IReadOnlyList<double> ratesKbps, Duration segment, int segments, IReadOnlyList<DataSize[]> sizes)
    {
        for (var q = 1; q < ratesKbps.Count; q++)
            if (!(ratesKbps[q] > ratesKbps[q - 1])) throw new FormatException($"the rate of quality {q} is not above that of quality {q - 1}");
        var representations = ratesKbps.Select((kbps, q) => new Representation { Id = $"{q}", Bandwidth = Bitrate.FromKbps(kbps), SegmentSizes = sizes[q] });
        var timeline = Enumerable.Range(0, segments).Select(i => new Segment(i, i, segment * i, segment));
        var video = new AdaptationSet("video", ContentType.Video, [.. representations], [.. timeline]);
        return new Presentation(title, video.End, [new Period("0", Duration.Zero, video.End, [video])]);
    }
}
