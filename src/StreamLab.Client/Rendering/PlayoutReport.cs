namespace StreamLab.Client;

/// <summary>Where a renderer is at the moment it says so.</summary>
/// <param name="Position">On the media timeline.</param>
/// <param name="Rate">Media seconds a second; zero while the picture stands still.</param>
/// <param name="Starved">The picture wants media that it should have by now.</param>
public readonly record struct PlayoutReport(Duration Position, double Rate, bool Starved);
