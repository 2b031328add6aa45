namespace StreamLab.Dash.Cmaf;

/// <summary>avcC: what a decoder must know before the first H.264 sample (ISO 14496-15, 5.3.3).</summary>
/// <param name="Profile">profile_idc.</param>
/// <param name="Compatibility">The constraint flags.</param>
/// <param name="Level">level_idc, ten times the level.</param>
/// <param name="NalLengthSize">Bytes of the length before each NAL unit: 1, 2 or 4.</param>
/// <param name="Extension">What high profiles add behind the parameter sets, as it stands.</param>
public sealed record AvcConfiguration(
    byte Profile, byte Compatibility, byte Level, int NalLengthSize,
    IReadOnlyList<byte[]> SequenceParameterSets, IReadOnlyList<byte[]> PictureParameterSets, byte[] Extension)
{
    internal static readonly FourCC Type = new("avcC"u8);

    internal static AvcConfiguration Read(BoxReader box)
    {
        if (box.ReadUInt8() != 1) throw box.Error("only version 1 is known");
        var (profile, compatibility, level) = (box.ReadUInt8(), box.ReadUInt8(), box.ReadUInt8());
        var lengthSize = (box.ReadUInt8() & 3) + 1;
        if (lengthSize == 3) throw box.Error("NAL unit lengths have 1, 2 or 4 bytes");
        var sequence = ReadSets(ref box, box.ReadUInt8() & 31);
        var picture = ReadSets(ref box, box.ReadUInt8());
        return new AvcConfiguration(profile, compatibility, level, lengthSize, sequence, picture, box.ReadRest().ToArray());
    }

    internal void Write(BoxWriter writer)
    {
        using var scope = writer.Box(Type);
        writer.Bytes([1, Profile, Compatibility, Level]);
        writer.UInt8((byte)(0xFC | (NalLengthSize - 1)));
        writer.UInt8((byte)(0xE0 | SequenceParameterSets.Count));
        WriteSets(writer, SequenceParameterSets);
        writer.UInt8((byte)PictureParameterSets.Count);
        WriteSets(writer, PictureParameterSets);
        writer.Bytes(Extension);
    }

    private static byte[][] ReadSets(ref BoxReader box, int count)
    {
        var sets = new byte[count][];
        for (var i = 0; i < count; i++) sets[i] = box.ReadBytes(box.ReadUInt16()).ToArray();
        return sets;
    }

    private static void WriteSets(BoxWriter writer, IReadOnlyList<byte[]> sets)
    {
        foreach (var set in sets)
        {
            writer.UInt16((ushort)set.Length);
            writer.Bytes(set);
        }
    }
}
