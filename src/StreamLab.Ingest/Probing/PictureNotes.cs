namespace StreamLab.Ingest.Probing;

/// <summary>Says what becomes of pictures that cannot stay as they are.</summary>
internal static class PictureNotes
{
    private const double Noticeable = 0.01; // part of the rate

    public static IEnumerable<string> Of(SourcePicture picture, StreamPackets packets)
    {
        if (picture.Interlacing != Interlacing.None) yield return "the picture is interlaced: deinterlaced, one picture a frame";
        if (Meaning(picture.Colours) is { } colours)
            yield return $"the picture has {colours}: converted to BT.709, as 8-bit H.264 shows it";
        var (rate, average) = (picture.FrameRate.Value, packets.Count / picture.Duration.Seconds);
        if (picture.AreSlides)
            yield return $"pictures come less than once a second: encoded at {rate:0.###} a second, each shown until the next";
        else if (average < rate * (1 - Noticeable))
            yield return $"pictures come at a varying rate, {average:0.##} a second on average: encoded at the {rate:0.###} that they keep, "
                + "each shown until the next";
    }

    private static string? Meaning(ColourRange colours) => colours switch
    {
        ColourRange.Perceptual => "a high dynamic range (PQ, tone-mapped)",
        ColourRange.HybridLogGamma => "a high dynamic range (HLG, tone-mapped)",
        ColourRange.Wide => "the wide colours of BT.2020",
        _ => null,
    };
}
