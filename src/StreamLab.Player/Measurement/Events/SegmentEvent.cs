using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamLab.Player;

public sealed record SegmentEvent : SessionEvent
{
    public required string Track { get; init; }
    public required long Number { get; init; }
    public required double Start { get; init; }
    public required double Duration { get; init; }
    public required string Representation { get; init; }

    /// <summary>Nominal: the declared rate.</summary>
    public required double BitrateKbps { get; init; }

    /// <summary>8 · bytes / duration.</summary>
    public required double ActualKbps { get; init; }
    public required int Width { get; init; }
    public required int Height { get; init; }

    /// <summary>Frames per second; null where unknown, and for sound.</summary>
    public required double? FrameRate { get; init; }

    /// <summary>As the manifest names them (RFC 6381); empty where unknown.</summary>
    public required string Codecs { get; init; }
    public required string Pathway { get; init; }
    public required long Bytes { get; init; }
    public required double TtfbMs { get; init; }

    /// <summary>Request to last byte.</summary>
    public required double DownloadMs { get; init; }

    /// <summary>8 · bytes / (downloadMs − ttfbMs); null when that time is zero.</summary>
    public required double? ThroughputKbps { get; init; }

    /// <summary>What the decision used; null before a sample.</summary>
    public required double? EstimateKbps { get; init; }

    /// <summary>After the append.</summary>
    public required double BufferSeconds { get; init; }
    public required Reason Reason { get; init; }
    public required string ReasonText { get; init; }

    /// <summary>Whether it was to replace a Segment that was buffered in a lower Representation.</summary>
    public bool Replaced { get; init; }

    /// <summary>What its decision has cost against the best one at its place, in the unit of the quality of experience; only in a log that was asked for it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Regret { get; init; }

    /// <summary>What the log of a reference simulator says of a download beside this, as further fields of the line; null in a session of our own.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Compat { get; set; }
}
