namespace StreamLab.Player;

/// <summary>What one transfer showed of a pathway. Rates with and without the time to first byte are both to be had.</summary>
/// <param name="Size">Bytes that the pathway delivered between first and last byte, those of transfers at the same time included.</param>
/// <param name="TimeToFirstByte">Request to first byte.</param>
/// <param name="TransferTime">First to last byte.</param>
/// <param name="SegmentDuration">Media time of the Segment that was asked for.</param>
public readonly record struct ThroughputSample(DataSize Size, Duration TimeToFirstByte, Duration TransferTime, Duration SegmentDuration)
{
    /// <summary>Size over transfer time.</summary>
    public Bitrate TransferRate => Size / TransferTime;

    /// <summary>Size over time to first byte and transfer time.</summary>
    public Bitrate Goodput => Size / (TimeToFirstByte + TransferTime);
}
