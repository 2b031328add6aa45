using System.Diagnostics.CodeAnalysis;

namespace StreamLab.Network;

/// <summary>A trace, or why there is none.</summary>
public readonly record struct TraceReadResult(BandwidthTrace? Trace, TraceError? Error)
{
    [MemberNotNullWhen(true, nameof(Trace)), MemberNotNullWhen(false, nameof(Error))]
    public bool IsRead => Trace is not null;

    /// <summary>How the text was read: the format that was named, or the one that it was taken for.</summary>
    public TraceFormat Format { get; init; }

    /// <summary>What the times of the text counted from, and the trace's do not.</summary>
    public Duration Offset { get; init; }

    /// <summary>What to tell of it; null where nothing was read.</summary>
    public TraceFacts? Facts => IsRead ? new(Format, Offset, Trace.Length, Trace.Mean) : null;
}
