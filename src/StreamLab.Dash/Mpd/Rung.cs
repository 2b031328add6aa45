namespace StreamLab.Dash.Mpd;

/// <summary>A Representation that can be played, in one Period.</summary>
/// <param name="Container">What its media is packed in.</param>
internal sealed record Rung(Representation Representation, PeriodMedia Media, string Container)
{
    public const string Mp4 = "mp4";

    public SegmentTimes Times => Media.Times;

    /// <summary>What decoders differ by: the name of the codec without its profile; two names of one codec are one, in two containers they are two.</summary>
    public string CodecFamily => Container == Mp4 ? Codec : $"{Codec} in {Container}";

    private string Codec => MediaCodecs.Family(Representation.Codecs) switch { "avc3" => "avc1", "hev1" => "hvc1", var name => name };
}
