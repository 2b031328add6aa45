namespace StreamLab.Dash.Cmaf;

/// <summary>What an Initialization Segment says about the Segments of its Representation.</summary>
/// <param name="Id">Number of the track in its file.</param>
/// <param name="Timescale">Ticks per second.</param>
/// <param name="Language">ISO 639-2 code, "und" when not stated.</param>
/// <param name="Entry">The codec and its configuration.</param>
public sealed record Track(uint Id, uint Timescale, string Language, SampleEntry Entry)
{
    public ContentType Type => Entry is VisualSampleEntry ? ContentType.Video : ContentType.Audio;
    public string Codecs => Entry.Codecs;

    /// <summary>The configuration of a video track, else null.</summary>
    public VisualSampleEntry? Video => Entry as VisualSampleEntry;

    /// <summary>The configuration of an audio track, else null.</summary>
    public AudioSampleEntry? Audio => Entry as AudioSampleEntry;

    /// <summary>What trex says of samples about which a fragment says nothing.</summary>
    internal TrackExtendsBox Defaults { get; init; } = new(Id, 1, 0, 0, 0);
}
