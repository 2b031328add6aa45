namespace StreamLab.Dash.Mpd;

/// <summary>Tells what an AdaptationSet holds; public manifests say it in different places, or not at all.</summary>
internal static class MediaKind
{
    /// <param name="why">Why this player has no use for it; empty where it has.</param>
    /// <returns>Null for images, trick modes, what nobody knows, and subtitles that are one file instead of Segments.</returns>
    public static ContentType? Of(MpdElement set, out string why)
    {
        why = Descriptors.Unknown(set) ?? "";
        if (why.Length > 0) return null;
        var declared = Declared(set);
        ContentType? kind = declared switch
        {
            "video" => ContentType.Video,
            "audio" => ContentType.Audio,
            "text" or "application" when HasSegments(set) => ContentType.Text,
            _ => null,
        };
        if (kind is null) why = declared is "text" or "application" ? "its text is one file, not Segments" : $"{ManifestException.Quote(declared ?? "")} is no video, audio or text";
        return kind;
    }

    /// <summary>@contentType, else the first half of @mimeType, else what only one kind has.</summary>
    private static string? Declared(MpdElement set)
    {
        MpdElement[] levels = [set, .. set.All("Representation").Take(1)];
        var declared = set["contentType"]
            ?? set.First("ContentComponent")?["contentType"]
            ?? levels.Select(l => l["mimeType"]).FirstOrDefault(m => m is not null)?.Split('/')[0];
        if (declared is not null) return declared;
        if (levels.Any(l => l["width"] is not null)) return "video";
        return levels.Any(l => l["audioSamplingRate"] is not null) ? "audio" : null;
    }

    private static bool HasSegments(MpdElement set) => set.All("Representation").Prepend(set).Any(e => e.First("SegmentTemplate") is not null || e.First("SegmentList") is not null);
}
