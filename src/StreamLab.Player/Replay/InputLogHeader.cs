namespace StreamLab.Player;

/// <summary>The first line of an input log: all that a core is made from.</summary>
internal sealed record InputLogHeader(
    string Schema, string Version, SessionConfiguration Configuration, IReadOnlyList<string> Pathways, string MediaHash, MediaDescription Media)
{
    /// <summary>Session time began with the first media Segment, and thresholds knew no frame.</summary>
    public const string EarlierSchema = "streamlab-input-log/1";

    public const string CurrentSchema = "streamlab-input-log/2";
}
