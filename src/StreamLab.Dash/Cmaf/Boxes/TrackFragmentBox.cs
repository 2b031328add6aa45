namespace StreamLab.Dash.Cmaf;

/// <summary>traf: one track's samples in a fragment (ISO 14496-12, 8.8.6).</summary>
internal sealed record TrackFragmentBox(TrackFragmentHeaderBox Header, TrackFragmentDecodeTimeBox DecodeTime, IReadOnlyList<TrackRunBox> Runs)
{
    public static readonly FourCC Type = new("traf"u8);

    public static TrackFragmentBox Read(BoxReader box)
    {
        TrackFragmentHeaderBox? header = null;
        TrackFragmentDecodeTimeBox? decodeTime = null;
        var runs = new List<TrackRunBox>();
        while (box.TryReadBox(out var child))
        {
            if (child.Type == TrackFragmentHeaderBox.Type) header = TrackFragmentHeaderBox.Read(child);
            else if (child.Type == TrackFragmentDecodeTimeBox.Type) decodeTime = TrackFragmentDecodeTimeBox.Read(child);
            else if (child.Type == TrackRunBox.Type) runs.Add(TrackRunBox.Read(child));
        }
        if (header is null) throw box.Error("tfhd is missing");
        if (decodeTime is null) throw box.Error("tfdt is missing");
        return new TrackFragmentBox(header, decodeTime, runs);
    }

    public void Write(BoxWriter writer)
    {
        using var scope = writer.Box(Type);
        Header.Write(writer);
        DecodeTime.Write(writer);
        foreach (var run in Runs) run.Write(writer);
    }
}
