namespace StreamLab.Dash.Cmaf;

/// <summary>moof: a table of samples whose bytes follow in mdat (ISO 14496-12, 8.8.4).</summary>
internal sealed record MovieFragmentBox(MovieFragmentHeaderBox Header, IReadOnlyList<TrackFragmentBox> Tracks)
{
    public static readonly FourCC Type = new("moof"u8);

    public static MovieFragmentBox Read(BoxReader box)
    {
        MovieFragmentHeaderBox? header = null;
        var tracks = new List<TrackFragmentBox>();
        while (box.TryReadBox(out var child))
        {
            if (child.Type == MovieFragmentHeaderBox.Type) header = MovieFragmentHeaderBox.Read(child);
            else if (child.Type == TrackFragmentBox.Type) tracks.Add(TrackFragmentBox.Read(child));
        }
        return new MovieFragmentBox(header ?? throw box.Error("mfhd is missing"), tracks);
    }

    public void Write(BoxWriter writer)
    {
        using var scope = writer.Box(Type);
        Header.Write(writer);
        foreach (var track in Tracks) track.Write(writer);
    }
}
