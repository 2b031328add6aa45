namespace StreamLab.Client;

/// <summary>One segment on its way to the picture. Who takes it disposes of it.</summary>
/// <param name="ContentType">The track it belongs to: at most one of each kind is played.</param>
/// <param name="Segment">What of the timeline it covers.</param>
/// <param name="Content">Its bytes and samples.</param>
public sealed record SegmentMedia(ContentType ContentType, Segment Segment, SegmentContent Content) : IDisposable
{
    /// <summary>The Period that it is in: its samples' times are counted from a zero of their own.</summary>
    public int Period { get; init; }

    /// <summary>Where the next Period begins, when this is the last Segment before it: what lasts longer is not shown.</summary>
    public Duration? CutAt { get; init; }

    public void Dispose() => Content.Dispose();
}
