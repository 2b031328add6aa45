namespace StreamLab.Player;

/// <summary>A <see cref="SessionConfiguration"/> as a log has it: plain numbers with their unit in the name.</summary>
public sealed record LoggedConfiguration
{
    public required string Abr { get; init; }
    public required string Pathway { get; init; }
    public required string Estimator { get; init; }
    public required double BufferSeconds { get; init; }
    public required double StartThresholdSeconds { get; init; }
    public required double RebufferThresholdSeconds { get; init; }
    public required bool Abandonment { get; init; }
    public required double PlaybackRate { get; init; }

    /// <summary>Session time after which the session ends; null: at the end of the media.</summary>
    public required double? ForSeconds { get; init; }
    public required IReadOnlyList<LoggedAction> Script { get; init; }

    public static LoggedConfiguration Of(SessionConfiguration configuration) => new()
    {
        Abr = configuration.Abr,
        Pathway = configuration.Pathway,
        Estimator = configuration.Estimator,
        BufferSeconds = configuration.Buffer.Seconds,
        StartThresholdSeconds = configuration.StartThreshold.Seconds,
        RebufferThresholdSeconds = configuration.RebufferThreshold.Seconds,
        Abandonment = configuration.Abandonment,
        PlaybackRate = configuration.Rate,
        ForSeconds = configuration.For?.Seconds,
        Script = [.. configuration.Script.Select(LoggedAction.Of)],
    };
}
