namespace StreamLab.Dash.Cmaf;

/// <summary>A CMAF header, the Initialization Segment of DASH: ftyp and a moov without samples (ISO 23000-19, 7.3.1).</summary>
public static class InitializationSegment
{
    public static readonly FourCC BoxType = MovieBox.Type;

    private static readonly FourCC Iso6 = new("iso6"u8);
    private static readonly FourCC Cmfc = new("cmfc"u8);

    /// <exception cref="Mp4Exception">There is no moov, or none of one track that this knows.</exception>
    public static Track Read(ReadOnlySpan<byte> bytes, long offset = 0)
    {
        var file = new BoxReader(bytes, offset);
        while (file.TryReadBox(out var box))
            if (box.Type == MovieBox.Type) return ToTrack(MovieBox.Read(box));
        throw file.Error("moov is missing");
    }

    /// <summary>Of a codec that is not known here: only what is refused of every codec.</summary>
    /// <exception cref="Mp4Exception">It is encrypted, or has several tracks.</exception>
    public static void RequirePlayable(ReadOnlySpan<byte> bytes)
    {
        try
        {
            Read(bytes);
        }
        catch (Mp4Exception e) when (e.Refusal == ContentRefusal.None)
        {
            // a codec, or something of it, that is not known: its decoder will see
        }
    }

    public static byte[] Write(Track track)
    {
        var writer = new BoxWriter();
        new FileTypeBox(FileTypeBox.FileType, Iso6, 0, [Iso6, Cmfc]).Write(writer);
        ToMovie(track).Write(writer);
        return writer.ToArray();
    }

    private static Track ToTrack(MovieBox movie) =>
        new(movie.Track.Header.TrackId, movie.Track.MediaHeader.Timescale, movie.Track.MediaHeader.Language, movie.Track.Entry)
        {
            Defaults = movie.Extends,
        };

    private static MovieBox ToMovie(Track track)
    {
        var (width, height) = PresentationSize(track.Video);
        return new MovieBox(
            new MovieHeaderBox(track.Timescale, track.Id + 1),
            new TrackBox(
                new TrackHeaderBox(track.Id, track.Type == ContentType.Audio, width, height),
                new MediaHeaderBox(track.Timescale, track.Language),
                new HandlerBox(track.Type == ContentType.Audio ? HandlerBox.Audio : HandlerBox.Video),
                track.Entry),
            track.Defaults);
    }

    // 16.16 pixels, with square pixels: the width is stretched by the pixel's shape.
    private static (uint Width, uint Height) PresentationSize(VisualSampleEntry? video)
    {
        if (video is not { PixelAspectRatio.Vertical: > 0 }) return (0, 0);
        var width = (double)video.Width * video.PixelAspectRatio.Horizontal / video.PixelAspectRatio.Vertical;
        return ((uint)Math.Min(width * 65536, uint.MaxValue), (uint)video.Height << 16);
    }
}
