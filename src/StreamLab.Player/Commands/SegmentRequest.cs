namespace StreamLab.Player;

/// <summary>One request: what to fetch and from which pathway.</summary>
/// <param name="Id">Unique in the session, rising.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Track">Index of the selected AdaptationSet (<see cref="PlayerCore.Tracks"/>).</param>
/// <param name="Representation">Index in the AdaptationSet.</param>
/// <param name="Segment">Index of the Segment; for an Initialization Segment the first of its Period.</param>
/// <param name="Pathway">Index of the pathway (server).</param>
/// <param name="Limit">With a probe, how much of the Segment to ask for (from its first byte); else zero: all of it.</param>
/// <param name="ReportProgress">Whether <see cref="PlayerInputKind.BytesArrived"/> is wanted every 100 ms of session time.</param>
/// <param name="IsReplacement">Whether the Segment is buffered already, in a lower Representation: its media takes the other's place.</param>
public readonly record struct SegmentRequest(
    int Id, RequestPurpose Purpose, int Track, int Representation, int Segment, int Pathway, DataSize Limit, bool ReportProgress, bool IsReplacement = false);
