namespace StreamLab.Simulation;

/// <summary>What came of one download in Sabre's network.</summary>
/// <param name="Bits">What came in.</param>
/// <param name="TimeMs">Request to last bit, or to the abandonment.</param>
/// <param name="TimeToFirstBitMs">Request to first bit.</param>
/// <param name="AbandonedTo">What abandoned it wants instead (-1: nothing, a replacement that would be too late); null: it came whole.</param>
internal readonly record struct SabreDownload(double Bits, double TimeMs, double TimeToFirstBitMs, int? AbandonedTo)
{
    public DataSize Size => new(Bits);
    public Duration Time => Duration.FromMilliseconds(TimeMs);
    public Duration TimeToFirstBit => Duration.FromMilliseconds(TimeToFirstBitMs);
    public Duration TransferTime => Duration.FromMilliseconds(TimeMs - TimeToFirstBitMs);
    public Bitrate Rate => Bitrate.FromKbps(Bits / (TimeMs - TimeToFirstBitMs));
}
