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
    public Ratio FrameRate => Source.Picture.FrameRate;

    /// <summary>Pictures that the clip has at that rate: a round, where it is repeated.</summary>
    public int RoundFrames => (int)Math.Max(1, Math.Round(Source.Picture.Duration.Seconds * FrameRate.Value));

    public Duration RoundDuration => new(RoundFrames / FrameRate.Value);

    public Duration MediaDuration => Frames is { } frames ? new Duration(frames / FrameRate.Value) : Source.Picture.Duration;

    public IReadOnlyList<SoundTrack> Sounds { get; } = [.. Source.Sounds.Select((sound, i) => new SoundTrack(i + 1, sound))];

    /// <exception cref="IngestException">A time of the request rounds to no frame at all, or to too many.</exception>
    public static EncodingPlan Make(IngestRequest request, SourceMedia source)
    {
        var (width, height) = source.Picture.ShownSize;
        var rate = source.Picture.FrameRate;
        return new EncodingPlan(
            source, Name(LadderFitting.Fit(request.Ladder, width, height, rate.Value), request.RateControl), request.RateControl,
            FramesIn(request.SegmentDuration, rate, "a Segment"),
            request.Repeat is { } length ? FramesIn(length, rate, "the title") : null);
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
