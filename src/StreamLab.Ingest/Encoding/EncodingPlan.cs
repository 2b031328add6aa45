using StreamLab.Dash.SegmentIndexes;
using StreamLab.Ingest.Ladders;
using StreamLab.Ingest.Probing;

namespace StreamLab.Ingest.Encoding;

/// <summary>Everything that decides what ffmpeg is asked for.</summary>
/// <param name="SegmentFrames">Pictures in a Segment, which is one closed GOP.</param>
/// <param name="Frames">Pictures in the title, where it was said; null: as many as there are.</param>
internal sealed record EncodingPlan(
    SourceMedia Source, IReadOnlyList<Rendition> Renditions, RateControl RateControl, int SegmentFrames, int? Frames)
{
    public const string AudioId = "audio-96k";
    public const string AudioFileName = $"{AudioId}.mp4";

    public Ratio FrameRate => Source.FrameRate;

    public Duration MediaDuration => Frames is { } frames ? new Duration(frames / FrameRate.Value) : Source.Duration;

    /// <exception cref="IngestException">A time of the request rounds to no frame at all, or to too many.</exception>
    public static EncodingPlan Make(IngestRequest request, SourceMedia source)
    {
        var rungs = LadderFitting.Fit(request.Ladder, source.Width, source.Height, source.FrameRate.Value);
        return new EncodingPlan(
            source, Name(rungs, request.RateControl), request.RateControl,
            FramesIn(request.SegmentDuration, source.FrameRate, "a Segment"),
            request.Repeat is { } length ? FramesIn(length, source.FrameRate, "the title") : null);
    }

    private static Rendition[] Name(IReadOnlyList<Rung> rungs, RateControl rateControl) =>
        rateControl == RateControl.ConstantQuality
            ? [.. rungs.DistinctBy(rung => (rung.Width, rung.Height)).Select(rung => new Rendition($"{rung.Height}p-crf", rung))]
            : [.. rungs.Select(rung => new Rendition($"{rung.Height}p-{Math.Round(rung.Bitrate.Kbps)}k", rung))];

    private static int FramesIn(Duration time, Ratio rate, string what)
    {
        var frames = Math.Round(time.Seconds * rate.Value);
        if (frames is >= 1 and <= int.MaxValue) return (int)frames;
        throw IngestException.BadInput($"{what} of {time} is {frames} frames at {rate.Value:0.###} frames per second: choose another length");
    }
}
