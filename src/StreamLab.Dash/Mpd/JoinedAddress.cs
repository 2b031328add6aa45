namespace StreamLab.Dash.Mpd;

/// <summary>The addresses of one Representation over all Periods.</summary>
/// <param name="periods">What it is in each Period.</param>
/// <param name="places">For each Segment, where it is: in which Period, and at which place there.</param>
internal sealed class JoinedAddress(IReadOnlyList<Rung> periods, IReadOnlyList<LinePlace> places) : IRepresentationAddress
{
    public MediaLocation? Initialization(Pathway pathway, int segment) => periods[places[segment].Period].Media.Address.Initialization(pathway);

    public MediaLocation Media(Pathway pathway, int segment) => periods[places[segment].Period].Media.Address.Media(pathway, places[segment].Segment);

    public SegmentDescription Describe(int segment)
    {
        var rung = periods[places[segment].Period];
        var place = places[segment].Segment;
        return new(rung.Representation, rung.Times.Segments[place].Duration, rung.Times.MediaTimeOf(place));
    }
}
