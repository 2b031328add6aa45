namespace StreamLab.Player;

/// <summary>What a rule is told about the media. It gets exactly that, in real sessions as in simulation.</summary>
[Flags]
public enum InformationSet
{
    None = 0,

    /// <summary>The declared rates of the Representations.</summary>
    DeclaredRates = 1,

    /// <summary>The exact sizes of coming Segments, where the origin offers them.</summary>
    SegmentSizes = 2,

    /// <summary>The quality of coming Segments.</summary>
    Quality = 4,
}
