namespace StreamLab.Dash.Cmaf;

/// <summary>stsd with the one sample entry of a CMAF track (ISO 14496-12, 8.5.2).</summary>
internal static class SampleDescriptionBox
{
    public static readonly FourCC Type = new("stsd"u8);
    private static readonly FourCC EncryptedVideo = new("encv"u8), EncryptedAudio = new("enca"u8);

    public static SampleEntry Read(BoxReader box)
    {
        box.ReadVersionAndFlags();
        RefuseEncrypted(box);
        if (box.ReadUInt32() != 1) throw box.Error("a CMAF track has one sample entry");
        if (!box.TryReadBox(out var entry)) throw box.Error("the sample entry is missing");
        if (entry.Type == VisualSampleEntry.Avc1 || entry.Type == VisualSampleEntry.Avc3) return VisualSampleEntry.Read(entry);
        if (entry.Type == AudioSampleEntry.Type) return AudioSampleEntry.Read(entry);
        throw entry.Error("this codec is not supported: avc1, avc3 and mp4a are");
    }

    /// <summary>Beside the entry of its clear beginning, encrypted content has one of the rest.</summary>
    private static void RefuseEncrypted(BoxReader box)
    {
        box.Skip(sizeof(uint)); // how many entries
        while (box.TryReadBox(out var entry))
            if (entry.Type == EncryptedVideo || entry.Type == EncryptedAudio) throw entry.Refuse(ContentRefusal.Encrypted, Encryption.Refusal);
    }

    public static void Write(BoxWriter writer, SampleEntry entry)
    {
        using var scope = writer.FullBox(Type);
        writer.UInt32(1);
        entry.Write(writer);
    }
}
