namespace StreamLab.Simulation;

/// <summary>What Sabre does that a player would not: on in its reference mode, off to see what it costs.</summary>
public sealed record SabreQuirks
{
    /// <summary>After an abandonment the rule is asked afresh; what the abandonment wanted instead is forgotten (a misspelt variable).</summary>
    public bool ForgetsWhatAbandonmentWanted { get; init; } = true;

    /// <summary>An abandoned download teaches the estimator nothing.</summary>
    public bool DropsAbandonedSamples { get; init; } = true;

    /// <summary>DYNAMIC and DYNAMIC-DASH hear of no seek.</summary>
    public bool HidesSeeksFromDynamic { get; init; } = true;
}
