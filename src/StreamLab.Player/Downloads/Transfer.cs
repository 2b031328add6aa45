namespace StreamLab.Player;

/// <summary>A request in flight, with what its figures are made from.</summary>
internal sealed class Transfer
{
    public SegmentRequest Request;
    public Instant SentAt;
    public Instant FirstByteAt;
    public DataSize Received;

    /// <summary>Whether its media is in the buffer already.</summary>
    public bool IsAppended;

    /// <summary>What the pathway had delivered, by all transfers, when the first byte of this one came.</summary>
    public DataSize PathwayHadDelivered;

    public DecisionReason Reason;
    public Bitrate? Estimate;

    public bool HasFirstByte => FirstByteAt > SentAt || FirstByteAt == SentAt;
    public Duration TimeToFirstByte => FirstByteAt - SentAt;

    public void Begin(in SegmentRequest request, Instant now, in DecisionReason reason, Bitrate? estimate)
    {
        (Request, SentAt, FirstByteAt) = (request, now, new Instant(double.NaN));
        (Received, IsAppended, PathwayHadDelivered, Reason, Estimate) = (DataSize.Zero, false, DataSize.Zero, reason, estimate);
    }
}
