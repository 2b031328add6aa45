namespace StreamLab;

/// <summary>What there is to play: the media description that players and simulations share. It knows no URL.</summary>
/// <param name="Title">Name for people.</param>
/// <param name="Duration">Length of the whole Presentation.</param>
/// <param name="Periods">In order, at least one.</param>
public sealed record Presentation(string Title, Duration Duration, IReadOnlyList<Period> Periods);
