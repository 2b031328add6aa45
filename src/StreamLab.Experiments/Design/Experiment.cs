using StreamLab.Player;

namespace StreamLab.Experiments;

/// <summary>
/// What is compared: every rule over every trace with every buffer and every seed. It can be written to a file, handed on, and run again
/// to the same bytes.
/// </summary>
public sealed record Experiment
{
    /// <summary>Specifications of the rules, <c>name:param=value,flag</c> each.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    /// <summary>Folders and files.</summary>
    public required IReadOnlyList<string> Traces { get; init; }

    public required string Media { get; init; }
    public IReadOnlyList<Duration> Buffers { get; init; } = [new SessionConfiguration().Buffer];

    /// <summary>How many sessions each rule has over each trace; they differ in their seed alone.</summary>
    public int Seeds { get; init; } = 1;

    /// <summary>Name of the quality of experience that rules are ranked by; null: the default for the media.</summary>
    public string? Qoe { get; init; }

    /// <summary>Request to first byte, on top of the traces' own latency.</summary>
    public Duration RoundTripTime { get; init; }

    /// <summary>Whose loop runs the sessions.</summary>
    public ISessionLoop Loop { get; init; } = SessionLoops.Native;

    public TraceReading Reading { get; init; } = new();

    /// <summary>All else about a session; its rule, buffer and seed are not used.</summary>
    public SessionConfiguration Session { get; init; } = new();
}
