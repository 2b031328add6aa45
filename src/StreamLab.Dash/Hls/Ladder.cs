namespace StreamLab.Dash.Hls;

/// <summary>The rungs of one AdaptationSet.</summary>
internal sealed record Ladder(string Id, ContentType ContentType, string Language, IReadOnlyList<Rung> Rungs);
