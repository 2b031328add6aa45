namespace StreamLab.Dash.Cmaf;

/// <summary>mp4a: AAC (ISO 14496-12, 12.2.3; ISO 14496-14).</summary>
/// <param name="Channels">As the entry states it; <see cref="Aac"/> is the authority.</param>
/// <param name="SamplingRate">Samples per second.</param>
/// <param name="Stream">The descriptor around the codec's own configuration.</param>
public sealed record AudioSampleEntry(ushort Channels, ushort SamplingRate, ElementaryStreamDescriptor Stream) : SampleEntry
{
    internal static readonly FourCC Type = new("mp4a"u8);

    public AudioSpecificConfig Aac => Stream.Config;

    public override string Codecs => $"{Type}.{ElementaryStreamDescriptor.Mpeg4Audio:x2}.{Aac.ObjectType}";

    internal static AudioSampleEntry Read(BoxReader box)
    {
        box.Skip(16); // reserved, data reference, reserved
        var channels = box.ReadUInt16();
        box.Skip(6); // sample size, reserved
        var samplingRate = box.ReadUInt16();
        box.Skip(2); // its fraction
        ElementaryStreamDescriptor? stream = null;
        while (box.TryReadBox(out var child))
            if (child.Type == ElementaryStreamDescriptor.Type) stream = ElementaryStreamDescriptor.Read(child);
        return new AudioSampleEntry(channels, samplingRate, stream ?? throw box.Error("esds is missing"));
    }

    internal override void Write(BoxWriter writer)
    {
        using var scope = writer.Box(Type);
        WriteCommon(writer);
        writer.Zeros(8);
        writer.UInt16(Channels);
        writer.UInt16(16); // bits per sample
        writer.Zeros(4);
        writer.UInt16(SamplingRate);
        writer.Zeros(2);
        Stream.Write(writer);
    }
}
