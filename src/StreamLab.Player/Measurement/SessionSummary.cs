using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace StreamLab.Player;

/// <summary>
/// The figures of one session: the same object from a real session, a simulation and a row of a comparison. Native definitions only;
/// rates in kbit/s, times in seconds unless the name says otherwise.
/// </summary>
public sealed record SessionSummary
{
    /// <summary>How much session time may be accounted for wrongly: the time between two reports of a renderer.</summary>
    public static readonly Duration MostUnaccounted = Duration.FromMilliseconds(100);

    public required string Abr { get; init; }
    public required string PathwaySelector { get; init; }
    public required string Estimator { get; init; }
    public required string InformationSet { get; init; }
    public required string Media { get; init; }

    /// <summary>Name of the trace in a simulation; else null.</summary>
    public string? Trace { get; init; }
    public required int Seed { get; init; }

    /// <summary>Whether the media was played to its end.</summary>
    public bool Completed => End?.Kind == SessionEndKind.Completed;

    /// <summary>How it ended; null while it runs.</summary>
    [JsonPropertyName("endReason"), JsonConverter(typeof(SessionEndConverter))]
    public required SessionEnd? End { get; init; }

    /// <summary><c>end</c>, <c>for</c>, <c>cancelled</c> or <c>failed: …</c>; empty while it runs.</summary>
    [JsonIgnore]
    public string EndReason => End?.ToString() ?? "";

    /// <summary>False when the bench itself was out of bounds: then no figure here is to be trusted.</summary>
    public bool Valid { get; init; } = true;

    /// <summary>How the bench behaved; null in a simulation.</summary>
    public BenchReport? Bench { get; init; }

    /// <summary>First request (of an Initialization Segment too) to first frame, less pauses; null when there was no frame.</summary>
    public required double? StartupDelaySeconds { get; init; }

    /// <summary>Media seconds.</summary>
    public required double PlayedSeconds { get; init; }

    /// <summary>Session time in which the picture moved: media seconds over the playback rate.</summary>
    public required double PlayingSeconds { get; init; }
    public required double PausedSeconds { get; init; }

    /// <summary>Waiting after seeks.</summary>
    public required double SeekSeconds { get; init; }
    public required int StallCount { get; init; }
    public required double StallSeconds { get; init; }

    /// <summary>Times that playout jumped a stretch for which no server had media.</summary>
    public int GapCount { get; init; }

    /// <summary>Media seconds that were jumped: neither played nor waited for, so no part of the session's time.</summary>
    public double GapSeconds { get; init; }

    /// <summary>Stall / (stall + played); null before either.</summary>
    public required double? RebufferRatio { get; init; }

    /// <summary>Nominal, weighted by time over played video.</summary>
    public required double? MeanBitrateKbps { get; init; }

    /// <summary>Played bits / played seconds, video.</summary>
    public required double? MeanActualKbps { get; init; }

    /// <summary>Mean of |change of nominal rate| from one played Segment to the next.</summary>
    public required double? MeanAbsoluteChangeKbps { get; init; }

    /// <summary>Changes of Representation, as played.</summary>
    public required int SwitchCount { get; init; }

    /// <summary>Quality of experience of the session by name; null where undefined for this media.</summary>
    public required IReadOnlyDictionary<string, double?> Qoe { get; init; }

    /// <summary>The same over the number of played video Segments.</summary>
    public required IReadOnlyDictionary<string, double?> QoePerSegment { get; init; }

    /// <summary>Media Segments that came in whole, all tracks.</summary>
    public required int Segments { get; init; }

    /// <summary>Bytes of media, abandoned and failed ones and probes included.</summary>
    public required long Bytes { get; init; }
    public required long InitBytes { get; init; }

    /// <summary>Bytes that were fetched and can no longer be played.</summary>
    public required long WastedBytes { get; init; }
    public required int Requests { get; init; }
    public required int FailedRequests { get; init; }

    /// <summary>Failed ones whose content was not what was asked for: digest, length, boxes, track, codec or time.</summary>
    public int CorruptRequests { get; init; }
    public required int AbandonedRequests { get; init; }

    /// <summary>All bytes by server, those of Initialization Segments included.</summary>
    public required IReadOnlyDictionary<string, long> BytesByPathway { get; init; }

    /// <summary>Played video seconds by Representation.</summary>
    public required IReadOnlyDictionary<string, double> SecondsByRepresentation { get; init; }

    /// <summary>Decisions of the rules, all tracks.</summary>
    public required int Decisions { get; init; }

    /// <summary>Session time: first request to the end.</summary>
    public required double WallSeconds { get; init; }

    /// <summary>
    /// Session time that is neither startup nor playing, stall, pause or waiting after a seek (startup counts up to the end where no frame was shown). A
    /// real session with more than <see cref="MostUnaccounted"/> of it is not valid; in virtual time it is zero but for rounding.
    /// </summary>
    public required double UnaccountedSeconds { get; init; }

    /// <summary>The trace of each pathway, from <c>simulate</c> over one network; else null (and not written).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TraceDescription>? Network { get; init; }

    /// <summary>The figures of a reference simulator by its own names and definitions; null (and not written) in a session of our own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonObject? Compat { get; init; }
}
