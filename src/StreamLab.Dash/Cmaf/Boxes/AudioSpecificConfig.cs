namespace StreamLab.Dash.Cmaf;

/// <summary>What an AAC decoder must know before the first frame (ISO 14496-3, 1.6.2.1).</summary>
/// <param name="Bytes">The configuration as it stands in the file, at most 64 bytes.</param>
/// <param name="ObjectType">2 is AAC-LC.</param>
/// <param name="SamplingFrequencyIndex">Place in the standard's table of rates; 15 where the rate is spelt out.</param>
/// <param name="ChannelConfiguration">1 mono, 2 stereo, …; 7 is eight channels.</param>
public sealed record AudioSpecificConfig(byte[] Bytes, int ObjectType, int SamplingFrequencyIndex, int ChannelConfiguration)
{
    private const int MaxBytes = 64;

    internal static AudioSpecificConfig Read(BoxReader descriptor)
    {
        if (descriptor.Remaining is < 2 or > MaxBytes) throw descriptor.Error($"an AudioSpecificConfig has 2 to {MaxBytes} bytes");
        var bytes = descriptor.ReadRest().ToArray();
        var bits = (bytes[0] << 8) | bytes[1];
        if (bits >> 11 == 31) throw descriptor.Error("this audio object type is not supported");
        return new AudioSpecificConfig(bytes, bits >> 11, (bits >> 7) & 15, (bits >> 3) & 15);
    }
}
