namespace StreamLab;

/// <summary>One Segment of an <see cref="AdaptationSet"/>, the same span of the timeline in each of its Representations.</summary>
/// <param name="Index">Zero-based place in the Period.</param>
/// <param name="Number">The number it is addressed with ($Number$).</param>
/// <param name="Start">Media time of its first sample since the start of the Presentation.</param>
/// <param name="Duration">Media time it covers.</param>
public readonly record struct Segment(int Index, long Number, Duration Start, Duration Duration)
{
    public Duration End => Start + Duration;
}
