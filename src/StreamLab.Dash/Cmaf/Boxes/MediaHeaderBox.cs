namespace StreamLab.Dash.Cmaf;

/// <summary>mdhd: ticks per second of everything in the track, and its language (ISO 14496-12, 8.4.2).</summary>
/// <param name="Language">ISO 639-2 code, "und" when not stated.</param>
internal sealed record MediaHeaderBox(uint Timescale, string Language)
{
    public static readonly FourCC Type = new("mdhd"u8);

    public static MediaHeaderBox Read(BoxReader box)
    {
        var (version, _) = box.ReadVersionAndFlags();
        box.Skip(version == 1 ? 16 : 8); // creation and modification time
        var timescale = box.ReadUInt32();
        if (timescale == 0) throw box.Error("the timescale is 0");
        box.Skip(version == 1 ? 8 : 4); // duration
        return new MediaHeaderBox(timescale, Unpack(box.ReadUInt16()));
    }

    public void Write(BoxWriter writer)
    {
        using var scope = writer.FullBox(Type);
        writer.Zeros(8);
        writer.UInt32(Timescale);
        writer.UInt32(0);
        writer.UInt16(Pack(Language));
        writer.Zeros(2);
    }

    // Three letters of five bits each, 1 = 'a'.
    private static string Unpack(ushort packed)
    {
        Span<char> letters = [Letter(packed >> 10), Letter(packed >> 5), Letter(packed)];
        return letters.ContainsAnyExceptInRange('a', 'z') ? "und" : letters.ToString();
    }

    private static char Letter(int fiveBits) => (char)((fiveBits & 31) + 'a' - 1);

    private static ushort Pack(string language) =>
        (ushort)(((language[0] - 'a' + 1) << 10) | ((language[1] - 'a' + 1) << 5) | (language[2] - 'a' + 1));
}
