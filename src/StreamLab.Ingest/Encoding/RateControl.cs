namespace StreamLab.Ingest.Encoding;

/// <summary>How the encoder spends a rung's bitrate.</summary>
public enum RateControl
{
    /// <summary>Every Segment nearly the same size; hard scenes look worse.</summary>
    Constant,

    /// <summary>The bitrate on average, with a low ceiling on peaks: what streaming services use.</summary>
    CappedVariable,

    /// <summary>The same quality everywhere (CRF 23); the rungs' bitrates do not matter, and one rung of each size is left.</summary>
    ConstantQuality,

    /// <summary>The bitrate on average over the whole clip, planned in a first pass; peaks are free.</summary>
    TwoPass,

    /// <summary>Every picture is coded on its own, at the rung's bitrate.</summary>
    IntraOnly,
}
