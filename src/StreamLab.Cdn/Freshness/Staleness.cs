namespace StreamLab.Cdn;

/// <summary>What may be done with a stored response at a moment.</summary>
public enum Staleness
{
    /// <summary>Used as it is.</summary>
    Fresh,

    /// <summary>Used as it is, while it is asked for anew in the background.</summary>
    UsableWhileRevalidating,

    /// <summary>Asked for anew first.</summary>
    MustRevalidate,
}
