namespace StreamLab.Server;

/// <summary>What is new about round trips; what is null stays as it is.</summary>
public sealed record RoundTripChange(Duration? Time = null, Duration? Jitter = null, int? ToConnect = null)
{
    public static readonly RoundTripChange None = new();
}
