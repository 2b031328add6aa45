using System.Text.Json.Serialization;

namespace StreamLab.Player;

/// <summary>All that decides how a session runs, apart from media, network and clock: the options of <c>play</c> and <c>simulate</c>.</summary>
public sealed record SessionConfiguration
{
    public string Abr { get; init; } = "bola";
    public string Pathway { get; init; } = "first";

    /// <summary>Null: the one that the rule was made for.</summary>
    public string? Estimator { get; init; }

    /// <summary>Most media a track may have buffered.</summary>
    [JsonPropertyName("bufferSeconds")]
    public Duration Buffer { get; init; } = Duration.FromSeconds(30);

    /// <summary>Media every track must have before the picture starts.</summary>
    [JsonPropertyName("startThresholdSeconds")]
    public Duration StartThreshold { get; init; } = Duration.FromSeconds(2);

    /// <summary>Media every track must have before the picture goes on after a stall.</summary>
    [JsonPropertyName("rebufferThresholdSeconds")]
    public Duration RebufferThreshold { get; init; } = Duration.FromSeconds(2);

    /// <summary>By which rule downloads that would take too long are given up; <c>on</c>: by the one that the rate-adaptation rule brings.</summary>
    public string Abandonment { get; init; } = AbandonmentRules.Off;

    /// <summary>Which buffered Segment is fetched again when the rule has chosen a higher Representation than it is in.</summary>
    public ReplacementStrategy Replacement { get; init; }

    /// <summary>Playback rate.</summary>
    public double Rate { get; init; } = 1;

    public int Seed { get; init; } = 1;

    /// <summary>Session time after which the session ends; null: at the end of the media.</summary>
    [JsonPropertyName("forSeconds")]
    public Duration? For { get; init; }

    /// <summary>Seeks, pauses and such, by session time.</summary>
    public IReadOnlyList<ScriptedAction> Script { get; init; } = [];
}
