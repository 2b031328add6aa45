namespace StreamLab.Dash.Mpd;

/// <summary>The addresses of one Representation over all Periods.</summary>
/// <param name="places">For each Segment, where it is: in whose addresses, and at which place there.</param>
internal sealed class JoinedAddress(IReadOnlyList<IPeriodAddress> periods, IReadOnlyList<LinePlace> places) : IRepresentationAddress
{
    public MediaLocation? Initialization(Pathway pathway, int segment) => periods[places[segment].Period].Initialization(pathway);

    public MediaLocation Media(Pathway pathway, int segment) => periods[places[segment].Period].Media(pathway, places[segment].Segment);
}
