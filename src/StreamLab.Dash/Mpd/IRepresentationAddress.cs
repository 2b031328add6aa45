namespace StreamLab.Dash.Mpd;

/// <summary>Where the files of one Representation are, on any pathway.</summary>
internal interface IRepresentationAddress
{
    /// <param name="segment">Zero-based index in the AdaptationSet: each Period has an Initialization Segment of its own.</param>
    /// <returns>Null where Segments initialise themselves.</returns>
    MediaLocation? Initialization(Pathway pathway, int segment);

    /// <param name="segment">Zero-based index in the AdaptationSet.</param>
    MediaLocation Media(Pathway pathway, int segment);

    /// <param name="segment">Zero-based index in the AdaptationSet.</param>
    /// <returns>Null where it is what the AdaptationSet says.</returns>
    SegmentDescription? Describe(int segment) => null;
}
