namespace StreamLab.Dash.Cmaf;

/// <summary>esds: MPEG-4's descriptors around an <see cref="AudioSpecificConfig"/> (ISO 14496-1, 7.2.6). ES_ID is written as 0, as a file asks for.</summary>
/// <param name="BufferSize">Bytes of the decoder's buffer, 24 bits.</param>
/// <param name="MaxBitrate">Bits per second, 0 when not known.</param>
/// <param name="AverageBitrate">Bits per second, 0 when not known.</param>
public sealed record ElementaryStreamDescriptor(uint BufferSize, uint MaxBitrate, uint AverageBitrate, AudioSpecificConfig Config)
{
    internal static readonly FourCC Type = new("esds"u8);
    internal const byte Mpeg4Audio = 0x40;

    private const byte EsTag = 3, DecoderConfigTag = 4, DecoderSpecificTag = 5, SlConfigTag = 6;
    private const byte AudioStream = 0x15; // stream type 5, not upstream, a reserved bit
    private const byte ForMp4Files = 2;

    internal static ElementaryStreamDescriptor Read(BoxReader box)
    {
        box.ReadVersionAndFlags();
        var es = ReadDescriptor(ref box, EsTag);
        es.Skip(2); // ES_ID
        var flags = es.ReadUInt8();
        if ((flags & 0x80) != 0) es.Skip(2); // depends on another stream
        if ((flags & 0x40) != 0) es.Skip(es.ReadUInt8()); // URL
        if ((flags & 0x20) != 0) es.Skip(2); // OCR stream
        var decoder = ReadDescriptor(ref es, DecoderConfigTag);
        if (decoder.ReadUInt8() != Mpeg4Audio) throw decoder.Error("only MPEG-4 audio (AAC) is supported");
        decoder.Skip(1); // stream type
        var (bufferSize, maximum, average) = (decoder.ReadUInt24(), decoder.ReadUInt32(), decoder.ReadUInt32());
        var config = ReadDescriptor(ref decoder, DecoderSpecificTag);
        return new ElementaryStreamDescriptor(bufferSize, maximum, average, AudioSpecificConfig.Read(config));
    }

    internal void Write(BoxWriter writer)
    {
        using var scope = writer.FullBox(Type);
        var config = Config.Bytes;
        writer.Bytes([EsTag, (byte)(23 + config.Length), 0, 0, 0]);
        writer.Bytes([DecoderConfigTag, (byte)(15 + config.Length), Mpeg4Audio, AudioStream]);
        writer.UInt24(BufferSize);
        writer.UInt32(MaxBitrate);
        writer.UInt32(AverageBitrate);
        writer.Bytes([DecoderSpecificTag, (byte)config.Length]);
        writer.Bytes(config);
        writer.Bytes([SlConfigTag, 1, ForMp4Files]);
    }

    // A tag, a length of up to four bytes with seven bits each, then the content.
    private static BoxReader ReadDescriptor(ref BoxReader parent, byte expectedTag)
    {
        var tag = parent.ReadUInt8();
        if (tag != expectedTag) throw parent.Error($"descriptor {expectedTag} is expected, not {tag}");
        var length = 0;
        for (var i = 0; i < 4; i++)
        {
            var bits = parent.ReadUInt8();
            length = (length << 7) | (bits & 0x7F);
            if ((bits & 0x80) == 0) break;
        }
        var offset = parent.Offset;
        return new BoxReader(parent.ReadBytes(length), offset);
    }
}
