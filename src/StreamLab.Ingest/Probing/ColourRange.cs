namespace StreamLab.Ingest.Probing;

/// <summary>What the numbers of a picture mean, as far as it is more than BT.709 can show.</summary>
internal enum ColourRange
{
    /// <summary>BT.709, or near enough that players show it as it is.</summary>
    Standard,

    /// <summary>The wide colours of BT.2020 at standard brightness.</summary>
    Wide,

    /// <summary>High dynamic range by SMPTE ST 2084 (PQ).</summary>
    Perceptual,

    /// <summary>High dynamic range by ARIB STD-B67 (HLG).</summary>
    HybridLogGamma,
}
