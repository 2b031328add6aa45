namespace StreamLab.Dash.Mpd;

/// <summary>An AdaptationSet with the addresses of its Representations, in the same order.</summary>
internal sealed record AddressedAdaptationSet(AdaptationSet Set, IReadOnlyList<IRepresentationAddress> Addresses);
