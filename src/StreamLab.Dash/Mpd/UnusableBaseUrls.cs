namespace StreamLab.Dash.Mpd;

/// <summary>The BaseURLs of a level are alternatives (ISO 23009-1 5.6.5): one that leads nowhere costs none of the others.</summary>
internal static class UnusableBaseUrls
{
    /// <summary>Takes them out where others of their level remain; where none would, they stay, and it is an error of the level.</summary>
    /// <returns>What was taken out.</returns>
    public static IReadOnlyList<MpdElement> TakeOut(MpdElement mpd, Uri url)
    {
        MpdElement[] periods = [.. mpd.All("Period")];
        MpdElement[] sets = [.. periods.SelectMany(period => period.All("AdaptationSet"))];
        MpdElement[] levels = [mpd, .. periods, .. sets, .. sets.SelectMany(set => set.All("Representation"))];
        return [.. levels.SelectMany(level => TakeOutOf(level, url))];
    }

    private static MpdElement[] TakeOutOf(MpdElement level, Uri url)
    {
        MpdElement[] all = [.. level.All("BaseURL").Take(BaseUrls.MaxPathways + 1)];
        if (all.Length is < 2 or > BaseUrls.MaxPathways) return [];
        var unusable = Array.FindAll(all, element => !SafeUrl.TryResolve(url, element.Text, out _));
        if (unusable.Length == all.Length) return [];
        foreach (var element in unusable) level.Remove(element);
        return unusable;
    }
}
