namespace StreamLab.Dash.Cmaf;

/// <summary>What a fragment says about how a sample depends on others (ISO 14496-12, 8.8.3.1).</summary>
internal static class SampleFlags
{
    /// <summary>Depends on no other sample.</summary>
    public const uint Sync = 0x0200_0000;

    /// <summary>Depends on others; decoding cannot start here.</summary>
    public const uint NonSync = 0x0101_0000;

    private const uint IsNonSync = 0x0001_0000;

    public static bool IsSync(uint flags) => (flags & IsNonSync) == 0;

    public static uint Of(Sample sample) => sample.IsSync ? Sync : NonSync;
}
