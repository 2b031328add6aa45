using StreamLab.Dash.Steering;

namespace StreamLab.Dash.Mpd;

/// <summary>
/// Reads a Media Presentation Description (ISO 23009-1): static, one Period, SegmentTemplate. Lenient in style (any namespace, attributes
/// on any level), strict where it is about safety: bounded before anything is built, and only http and https come out.
/// </summary>
public static class MpdReader
{
    /// <summary>The SupplementalProperty by which our MPDs name their segments.json.</summary>
    internal const string SegmentIndexScheme = "urn:streamlab:segments:2026";

    /// <param name="xml">The text of the MPD; never trusted.</param>
    /// <param name="manifestUrl">Where it came from, http or https, after redirects.</param>
    /// <returns>The manifest, or the first thing that is wrong with it, with its place in the text.</returns>
    public static Result<Manifest, ManifestError> Read(string xml, Uri manifestUrl)
    {
        if (!SafeUrl.IsHttp(manifestUrl)) return new ManifestError("its own URL is not http or https");
        try
        {
            return ReadStatic(MpdTree.Read(xml), SafeUrl.WithoutUserInfo(manifestUrl));
        }
        catch (ManifestException error)
        {
            return error.Error;
        }
    }

    private static Manifest ReadStatic(MpdElement mpd, Uri url)
    {
        if (mpd["type"] == "dynamic") throw new ManifestException("dynamic (live) MPDs are not supported yet", mpd);
        var period = OnlyPeriod(mpd);
        var span = SpanOf(mpd, period);
        var pathways = BaseUrls.Pathways(url, mpd, period);
        var sets = ReadSets(period, new(period, span, pathways[0]));
        var length = span.Length ?? sets.Max(s => s.Set.End) - span.Start;
        var title = mpd.First("ProgramInformation")?.First("Title")?.Text.Trim() ?? "";
        var presentation = new Presentation(
            title.Length > 0 ? title : url.AbsolutePath,
            mpd.Time("mediaPresentationDuration") ?? span.Start + length,
            [new(period["id"] ?? "0", span.Start, length, [.. sets.Select(s => s.Set)])]);
        return new(presentation, pathways, SegmentIndexUrl(mpd, url), [.. sets.Select(s => s.Addresses)]) { Steering = SteeringOf(mpd, url) };
    }

    private static MpdElement OnlyPeriod(MpdElement mpd)
    {
        var periods = mpd.All("Period").Take(2).ToArray();
        if (periods.Length == 0) throw new ManifestException("MPD has no Period", mpd);
        if (periods.Length > 1) throw new ManifestException("several Periods are not supported yet", periods[1]);
        RefuseRemote(periods[0]);
        return periods[0];
    }

    private static PeriodSpan SpanOf(MpdElement mpd, MpdElement period)
    {
        var start = period.Time("start") ?? Duration.Zero;
        var length = period.Time("duration") ?? mpd.Time("mediaPresentationDuration") - start;
        return length is null || length > Duration.Zero ? new(start, length) : throw new ManifestException("Period has no length", period);
    }

    private static List<AddressedAdaptationSet> ReadSets(MpdElement period, AdaptationSetReader reader)
    {
        var sets = new List<AddressedAdaptationSet>();
        foreach (var (index, set) in period.All("AdaptationSet").Index())
        {
            RefuseRemote(set);
            if (MediaKind.Of(set) is { } contentType) sets.Add(reader.Read(set, contentType, index));
        }
        return sets.Count > 0 ? sets : throw new ManifestException("Period has no AdaptationSet of video, audio or text", period);
    }

    private static void RefuseRemote(MpdElement element)
    {
        if (element.IsRemote) throw new ManifestException($"{element.Name} is elsewhere (xlink:href), which is not followed", element);
    }

    /// <summary>Relative to the manifest, not to a BaseURL: it is no media.</summary>
    private static ContentSteering? SteeringOf(MpdElement mpd, Uri url)
    {
        if (mpd.First("ContentSteering") is not { } element) return null;
        if (!SafeUrl.TryResolve(url, element.Text, out var server)) throw new ManifestException("ContentSteering does not lead to an http or https URL", element);
        var location = element["defaultServiceLocation"]?.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        return new(server, location, element["queryBeforeStart"] == "true");
    }

    private static Uri? SegmentIndexUrl(MpdElement mpd, Uri url)
    {
        if (mpd.All("SupplementalProperty").FirstOrDefault(p => p["schemeIdUri"] == SegmentIndexScheme) is not { } property) return null;
        var value = property["value"] ?? throw property.Missing("value");
        return SafeUrl.TryResolve(url, value, out var resolved) ? resolved : throw property.Wrong("value", value, "does not lead to an http or https URL");
    }
}
