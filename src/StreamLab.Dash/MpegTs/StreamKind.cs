namespace StreamLab.Dash.MpegTs;

/// <summary>What distinguishes a component in a transport stream.</summary>
/// <param name="Pid">Of its packets.</param>
/// <param name="StreamType">In the program map (ISO 13818-1, table 2-34).</param>
/// <param name="StreamId">In its PES headers (table 2-22).</param>
internal sealed record StreamKind(ushort Pid, byte StreamType, byte StreamId)
{
    /// <summary>H.264.</summary>
    public static readonly StreamKind Video = new(0x100, 0x1B, 0xE0);

    /// <summary>AAC with ADTS headers.</summary>
    public static readonly StreamKind Audio = new(0x101, 0x0F, 0xC0);
}
