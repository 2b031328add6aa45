using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Ingest.Probing;

/// <summary>The moving picture of a clip.</summary>
/// <param name="Stream">Index among the file's streams.</param>
/// <param name="Width">Pixels as stored.</param>
/// <param name="Height">Pixels as stored.</param>
/// <param name="FrameRate">The constant rate at which no picture that keeps it is lost.</param>
/// <param name="Start">When the first picture that can be decoded is shown, in seconds since the first of any stream.</param>
/// <param name="Duration">From the first picture to the end of the last, by their own time stamps.</param>
internal sealed record SourcePicture(int Stream, int Width, int Height, Ratio FrameRate, double Start, Duration Duration)
{
    /// <summary>Width over height of a pixel.</summary>
    public double PixelShape { get; init; } = 1;

    /// <summary>Quarter turns clockwise that set it upright: 0 to 3.</summary>
    public int Turns { get; init; }

    public Interlacing Interlacing { get; init; }

    public ColourRange Colours { get; init; }

    /// <summary>Whether pictures come less than once a second.</summary>
    public bool AreSlides { get; init; }

    /// <summary>Its size as shown: square pixels, upright.</summary>
    public (int Width, int Height) ShownSize
    {
        get
        {
            var width = (int)Math.Round(Width * PixelShape);
            return Turns % 2 == 1 ? (Height, width) : (width, Height);
        }
    }
}
