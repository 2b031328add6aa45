namespace StreamLab.Dash.Cmaf;

/// <summary>One access unit: a coded picture or a frame of sound. Times are ticks of the track's timescale.</summary>
/// <param name="Offset">Of its first byte, counted like the bytes that were read.</param>
/// <param name="Size">Bytes.</param>
/// <param name="DecodeTime">When it is decoded.</param>
/// <param name="CompositionOffset">From decoding to presentation; negative where pictures are reordered.</param>
/// <param name="Duration">How long it lasts.</param>
/// <param name="IsSync">Whether decoding can start here.</param>
public readonly record struct Sample(long Offset, int Size, long DecodeTime, int CompositionOffset, uint Duration, bool IsSync)
{
    public long PresentationTime => DecodeTime + CompositionOffset;
}
