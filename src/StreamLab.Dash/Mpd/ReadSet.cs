namespace StreamLab.Dash.Mpd;

/// <summary>What of an AdaptationSet can be played, in one Period.</summary>
/// <param name="Rungs">In ascending order of bandwidth, of one codec, cut alike; at least one.</param>
internal sealed record ReadSet(string Id, ContentType ContentType, string Language, SetPreference Preference, IReadOnlyList<Rung> Rungs)
{
    public string CodecFamily => Rungs[0].CodecFamily;
    public string Container => Rungs[0].Container;
    public bool IsPlayable => ContentType != ContentType.Text && Container == Rung.Mp4;
    public SegmentTimes Times => Rungs[0].Times;
    public bool HasInitialization => Rungs[0].Media.HasInitialization;
}
