namespace StreamLab.Dash.Cmaf;

/// <summary>moov of a CMAF header: one track, no samples (ISO 14496-12, 8.2.1; ISO 23000-19, 7.3.1).</summary>
internal sealed record MovieBox(MovieHeaderBox Header, TrackBox Track, TrackExtendsBox Extends)
{
    public static readonly FourCC Type = new("moov"u8);
    private static readonly FourCC MovieExtends = new("mvex"u8);

    public static MovieBox Read(BoxReader box)
    {
        MovieHeaderBox? header = null;
        TrackBox? track = null;
        TrackExtendsBox? extends = null;
        while (box.TryReadBox(out var child))
        {
            if (child.Type == MovieHeaderBox.Type) header = MovieHeaderBox.Read(child);
            else if (child.Type == TrackBox.Type && track is not null) throw child.Refuse(ContentRefusal.Muxed, "a CMAF header has one track");
            else if (child.Type == TrackBox.Type) track = TrackBox.Read(child);
            else if (child.Type == MovieExtends) extends = ReadExtends(child);
        }
        if (header is null) throw box.Error("mvhd is missing");
        if (track is null) throw box.Error("trak is missing");
        if (extends is null) throw box.Error("trex is missing: the file is not fragmented");
        return new MovieBox(header, track, extends);
    }

    public void Write(BoxWriter writer)
    {
        using var scope = writer.Box(Type);
        Header.Write(writer);
        Track.Write(writer);
        using var extends = writer.Box(MovieExtends);
        Extends.Write(writer);
    }

    private static TrackExtendsBox? ReadExtends(BoxReader box)
    {
        while (box.TryReadBox(out var child))
            if (child.Type == TrackExtendsBox.Type) return TrackExtendsBox.Read(child);
        return null;
    }
}
