namespace StreamLab.Dash.Cmaf;

/// <summary>trak with its media, all that a CMAF track states about itself (ISO 14496-12, 8.3.1). The sample tables are empty.</summary>
internal sealed record TrackBox(TrackHeaderBox Header, MediaHeaderBox MediaHeader, HandlerBox Handler, SampleEntry Entry)
{
    public static readonly FourCC Type = new("trak"u8);
    private static readonly FourCC Media = new("mdia"u8);

    public static TrackBox Read(BoxReader box)
    {
        TrackHeaderBox? header = null;
        (MediaHeaderBox Header, HandlerBox Handler, SampleEntry Entry)? media = null;
        while (box.TryReadBox(out var child))
        {
            if (child.Type == TrackHeaderBox.Type) header = TrackHeaderBox.Read(child);
            else if (child.Type == Media) media = ReadMedia(child);
        }
        if (header is null) throw box.Error("tkhd is missing");
        if (media is null) throw box.Error("mdia is missing");
        return new TrackBox(header, media.Value.Header, media.Value.Handler, media.Value.Entry);
    }

    public void Write(BoxWriter writer)
    {
        using var scope = writer.Box(Type);
        Header.Write(writer);
        using var media = writer.Box(Media);
        MediaHeader.Write(writer);
        Handler.Write(writer);
        MediaInformationBox.Write(writer, Entry);
    }

    private static (MediaHeaderBox, HandlerBox, SampleEntry) ReadMedia(BoxReader box)
    {
        MediaHeaderBox? header = null;
        HandlerBox? handler = null;
        SampleEntry? entry = null;
        while (box.TryReadBox(out var child))
        {
            if (child.Type == MediaHeaderBox.Type) header = MediaHeaderBox.Read(child);
            else if (child.Type == HandlerBox.Type) handler = HandlerBox.Read(child);
            else if (child.Type == MediaInformationBox.Type) entry = MediaInformationBox.Read(child);
        }
        if (header is null) throw box.Error("mdhd is missing");
        if (handler is null) throw box.Error("hdlr is missing");
        if (entry is null) throw box.Error("stsd is missing");
        return (header, handler, entry);
    }
}
