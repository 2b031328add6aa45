namespace StreamLab.Player;

/// <summary>How logs and summaries put an information set into words.</summary>
public static class InformationSetText
{
    /// <param name="media">Whether it has exact sizes is part of what a rule is told.</param>
    public static string Describe(this InformationSet set, AdaptationSet media)
    {
        var told = new List<string>();
        if (set.HasFlag(InformationSet.DeclaredRates)) told.Add("declared rates");
        if (set.HasFlag(InformationSet.SegmentSizes)) told.Add(media.HasExactSizes ? "exact segment sizes" : "nominal segment sizes");
        if (set.HasFlag(InformationSet.Quality)) told.Add("segment quality");
        return told.Count == 0 ? "none" : string.Join(", ", told);
    }
}
