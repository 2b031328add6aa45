using FFMpegCore;
using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Ingest.Probing;

/// <summary>Describes the chosen picture by what its header, its packets and its first pictures say.</summary>
internal static class PictureProbe
{
    private const double SlidesPerSecond = 0.98; // or fewer

    public static SourcePicture Describe(
        IMediaAnalysis analysis, StreamPackets packets, VideoStream stream, FirstPictures first, string inputName)
    {
        if (stream is not { Width: > 0, Height: > 0 }) throw IngestException.BadInput($"{inputName} does not say how large its picture is");
        var raw = analysis.Raw.Streams.First(candidate => candidate.Index == stream.Index);
        var interlacing = first.InterlacingBy(raw.FieldOrder);
        var rate = FrameRates.Choose(raw.FrameRate, raw.AvgFrameRate, StepsOf(packets, first, interlacing))
            ?? throw IngestException.BadInput($"{inputName} has no frame rate from 0.01 to 300: give it one first, such as with ffmpeg -i CLIP -r 60 clip.mkv");
        var duration = DurationOf(packets, first, rate);
        if (duration <= 0)
            throw IngestException.BadInput($"{inputName} does not say when its pictures are shown: remux it with ffmpeg -c copy first");
        var start = first.Start - analysis.Format.StartTime.TotalSeconds;
        return new SourcePicture(stream.Index, stream.Width.Value, stream.Height.Value, rate, start, Duration.FromSeconds(duration))
        {
            PixelShape = stream.SampleAspectRatio is { Width: > 0, Height: > 0 } shape ? (double)shape.Width / shape.Height : 1,
            Turns = ((int)Math.Round(-stream.Rotation / 90.0) + 8) % 4,
            Interlacing = interlacing,
            AreSlides = packets.Count < SlidesPerSecond * duration,
            Colours = ColoursOf(raw.ColorTransfer, raw.ColorPrimaries),
        };
    }

    // Where each field is a packet of its own, a picture is two steps.
    private static double[] StepsOf(StreamPackets packets, FirstPictures first, Interlacing interlacing)
    {
        var steps = packets.Steps();
        var areFields = interlacing != Interlacing.None && steps.Length > 0 && first.Step > 1.8 * steps.Order().ElementAt(steps.Length / 2);
        return areFields ? [.. steps.Select(step => 2 * step)] : steps;
    }

    private static double DurationOf(StreamPackets packets, FirstPictures first, Ratio rate)
    {
        if (packets is not { Start: { } start, End: { } end }) return Pictures(packets, first) / rate.Value;
        var last = packets.LastDuration > 0 ? 0 : 1 / rate.Value;
        return end + last - Math.Max(start, first.Start);
    }

    private static double Pictures(StreamPackets packets, FirstPictures first) =>
        first is { Interlaced: > 0, PerPacket: < 0.6 } ? packets.Count / 2.0 : packets.Count;

    private static ColourRange ColoursOf(string? transfer, string? primaries) => (transfer, primaries) switch
    {
        ("smpte2084", _) => ColourRange.Perceptual,
        ("arib-std-b67", _) => ColourRange.HybridLogGamma,
        (_, "bt2020") => ColourRange.Wide,
        _ => ColourRange.Standard,
    };
}
