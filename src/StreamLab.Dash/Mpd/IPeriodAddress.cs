namespace StreamLab.Dash.Mpd;

/// <summary>Where the files of one Representation are, in one Period, on any pathway.</summary>
internal interface IPeriodAddress
{
    /// <returns>Null where Segments initialise themselves.</returns>
    MediaLocation? Initialization(Pathway pathway);

    /// <param name="segment">Zero-based place in the Period.</param>
    MediaLocation Media(Pathway pathway, int segment);
}
