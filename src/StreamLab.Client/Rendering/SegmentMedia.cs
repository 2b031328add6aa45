namespace StreamLab.Client;

/// <summary>One segment on its way to the picture. Who takes it disposes of it.</summary>
/// <param name="ContentType">The track it belongs to: at most one of each kind is played.</param>
/// <param name="Segment">What of the timeline it covers.</param>
/// <param name="Content">Its bytes and samples.</param>
public sealed record SegmentMedia(ContentType ContentType, Segment Segment, SegmentContent Content) : IDisposable
{
    public void Dispose() => Content.Dispose();
}
