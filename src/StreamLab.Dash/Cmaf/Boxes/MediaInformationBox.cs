namespace StreamLab.Dash.Cmaf;

/// <summary>minf: around the one sample entry a media header, a reference to this file itself, and sample tables that are empty (ISO 14496-12, 8.4.4).</summary>
internal static class MediaInformationBox
{
    public static readonly FourCC Type = new("minf"u8);

    private static readonly FourCC VideoMediaHeader = new("vmhd"u8);
    private static readonly FourCC SoundMediaHeader = new("smhd"u8);
    private static readonly FourCC DataInformation = new("dinf"u8);
    private static readonly FourCC DataReference = new("dref"u8);
    private static readonly FourCC DataEntryUrl = new("url "u8);
    private static readonly FourCC SampleTable = new("stbl"u8);
    private static readonly FourCC SampleSizes = new("stsz"u8);
    private static readonly FourCC[] EmptyTables = [new("stts"u8), new("stsc"u8), new("stco"u8)];

    private const uint InThisFile = 1;

    public static SampleEntry? Read(BoxReader box)
    {
        SampleEntry? entry = null;
        while (box.TryReadBox(out var child))
        {
            if (child.Type == SampleTable) entry = Read(child);
            else if (child.Type == SampleDescriptionBox.Type) entry = SampleDescriptionBox.Read(child);
        }
        return entry;
    }

    public static void Write(BoxWriter writer, SampleEntry entry)
    {
        using var scope = writer.Box(Type);
        WriteMediaHeader(writer, entry);
        WriteDataInformation(writer);
        using var tables = writer.Box(SampleTable);
        SampleDescriptionBox.Write(writer, entry);
        foreach (var type in EmptyTables)
        {
            using var table = writer.FullBox(type);
            writer.UInt32(0);
        }
        using var sizes = writer.FullBox(SampleSizes);
        writer.Zeros(8);
    }

    private static void WriteMediaHeader(BoxWriter writer, SampleEntry entry)
    {
        using var scope = entry is VisualSampleEntry ? writer.FullBox(VideoMediaHeader, flags: 1) : writer.FullBox(SoundMediaHeader);
        writer.Zeros(entry is VisualSampleEntry ? 8 : 4);
    }

    private static void WriteDataInformation(BoxWriter writer)
    {
        using var information = writer.Box(DataInformation);
        using var references = writer.FullBox(DataReference);
        writer.UInt32(1);
        using var url = writer.FullBox(DataEntryUrl, flags: InThisFile);
    }
}
