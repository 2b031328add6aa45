using StreamLab.Dash.SegmentIndexes;
using StreamLab.Ingest.Encoding;
using StreamLab.Ingest.Ladders;
using StreamLab.Ingest.Probing;

namespace StreamLab.Ingest.Tests.Encoding;

/// <summary>Plans to test with.</summary>
internal static class Plans
{
    public static readonly SourcePicture Picture = new(0, 640, 360, new Ratio(25, 1), Start: 0.5, Duration.FromSeconds(10));

    public static readonly SourceMedia Source = new(Picture, [new SourceSound(1, "aac", "deu")], []);

    public static readonly IngestRequest Request = new("clip.mp4", "catalog")
    {
        Ladder = new BitrateLadder("two", [new(320, 180, Bitrate.FromKbps(150)), new(640, 360, Bitrate.FromKbps(400))]),
    };

    public static EncodingPlan Make(RateControl rateControl = RateControl.CappedVariable, Duration? repeat = null, SourceMedia? source = null) =>
        EncodingPlan.Make(Request with { RateControl = rateControl, Repeat = repeat }, source ?? Source);

    public static EncodingPlan Of(SourcePicture picture) => Make(source: Source with { Picture = picture });
}
