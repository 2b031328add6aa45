using StreamLab.Player;

namespace StreamLab.Client;

/// <summary>One object to fetch.</summary>
/// <param name="Url">http or https.</param>
/// <param name="Segment">What the player asked for; its limit makes a probe.</param>
/// <param name="Cmcd">What may be told to the server.</param>
public sealed record FetchRequest(Uri Url, SegmentRequest Segment, CmcdReport Cmcd);
