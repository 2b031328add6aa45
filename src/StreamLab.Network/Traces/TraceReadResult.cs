using System.Diagnostics.CodeAnalysis;

namespace StreamLab.Network;

/// <summary>A trace, or why there is none.</summary>
public readonly record struct TraceReadResult(BandwidthTrace? Trace, TraceError? Error)
{
    [MemberNotNullWhen(true, nameof(Trace)), MemberNotNullWhen(false, nameof(Error))]
    public bool IsRead => Trace is not null;
}
