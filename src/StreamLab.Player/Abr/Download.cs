namespace StreamLab.Player;

/// <summary>A media download of the track that ended well: what a rule learns from, beside the estimate.</summary>
/// <param name="Segment">Index of the Segment.</param>
/// <param name="Representation">Index in the AdaptationSet.</param>
/// <param name="RequestedAt">When it was asked for.</param>
/// <param name="EndedAt">When its last byte came.</param>
/// <param name="Sample">What it showed of its pathway.</param>
public readonly record struct Download(int Segment, int Representation, Instant RequestedAt, Instant EndedAt, ThroughputSample Sample)
{
    /// <summary>Request to last byte.</summary>
    public Duration Time => EndedAt - RequestedAt;

    /// <summary>Whether it carried bits and took time, so that it has a rate.</summary>
    public bool HasRate => Sample.Size > DataSize.Zero && Sample.TransferTime > Duration.Zero;
}
