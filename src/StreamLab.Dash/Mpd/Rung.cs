namespace StreamLab.Dash.Mpd;

/// <summary>A Representation that can be played, in one Period.</summary>
internal sealed record Rung(Representation Representation, PeriodMedia Media)
{
    public SegmentTimes Times => Media.Times;

    /// <summary>What decoders differ by: the name of the codec without its profile; two names of one codec are one.</summary>
    public string CodecFamily => Representation.Codecs.Split('.', ',')[0] switch { "avc3" => "avc1", "hev1" => "hvc1", var name => name };
}
