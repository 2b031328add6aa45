using StreamLab.Dash.Steering;

namespace StreamLab.Dash.Mpd;

/// <summary>
/// Reads a Media Presentation Description (ISO 23009-1) that is static. Lenient in style (any namespace, attributes on any level) and towards what
/// cannot be played, which is left out and named; strict where it is about safety: bounded before anything is built, and only http and https come out.
/// </summary>
public static class MpdReader
{
    /// <summary>The SupplementalProperty by which our MPDs name their segments.json.</summary>
    internal const string SegmentIndexScheme = "urn:streamlab:segments:2026";

    /// <param name="xml">The text of the MPD; never trusted.</param>
    /// <param name="manifestUrl">Where it came from, http or https, after redirects.</param>
    /// <param name="indexes">What is known of files that are one for all their Segments; those that are missing are noted in it.</param>
    /// <returns>The manifest, or the first thing that is wrong with it, with its place in the text.</returns>
    public static Result<Manifest, ManifestError> Read(string xml, Uri manifestUrl, MediaIndexes? indexes = null)
    {
        if (!SafeUrl.IsHttp(manifestUrl)) return new ManifestError("its own URL is not http or https");
        try
        {
            return ReadStatic(MpdTree.Read(xml), SafeUrl.WithoutUserInfo(manifestUrl), indexes ?? new MediaIndexes());
        }
        catch (ManifestException error)
        {
            return error.Error;
        }
    }

    private static Manifest ReadStatic(MpdElement mpd, Uri url, MediaIndexes indexes)
    {
        if (mpd["type"] == "dynamic") throw new ManifestException("dynamic (live) MPDs are not supported yet", mpd);
        if (Descriptors.Unknown(mpd) is { } unknown) throw new ManifestException(unknown, mpd);
        var unusable = UnusableBaseUrls.TakeOut(mpd, url);
        try
        {
            return Read(mpd, url, indexes, unusable, whyNotPlayed: null);
        }
        catch (ManifestException why) when (Refusals.Said(why))
        {
            return Read(mpd, url, indexes, unusable, why.Error.Message);
        }
    }

    /// <param name="unusable">BaseURLs that were taken out.</param>
    /// <param name="whyNotPlayed">Null: to be played; else only to be looked at.</param>
    private static Manifest Read(MpdElement mpd, Uri url, MediaIndexes indexes, IReadOnlyList<MpdElement> unusable, string? whyNotPlayed)
    {
        var pathways = BaseUrls.Pathways(url, mpd);
        var reading = new MpdReading(pathways[0], indexes) { IsForPlaying = whyNotPlayed is null };
        foreach (var element in unusable)
            reading.LeftOut.Add($"BaseURL {ManifestException.Quote(element.Text)}", "it does not lead to an http or https URL");
        var joiner = ReadPeriods(mpd, reading);
        var sets = joiner.Join();
        return new(PresentationOf(mpd, url, joiner, sets), pathways, SegmentIndexUrl(mpd, url, reading.LeftOut), [.. sets.Select(s => s.Addresses)])
        {
            Steering = SteeringOf(mpd, url, reading.LeftOut),
            LeftOut = reading.LeftOut.Lines,
            WhyNotPlayed = whyNotPlayed ?? WhyNotPlayed(joiner),
        };
    }

    private static string? WhyNotPlayed(PeriodJoiner joiner) =>
        joiner.Leading.Sets.FirstOrDefault(s => s.ContentType != ContentType.Text) is { IsPlayable: false } foreign
            ? $"its media is in {ManifestException.Quote(foreign.Container)}, only fragmented MP4 is played"
            : null;

    private static PeriodJoiner ReadPeriods(MpdElement mpd, MpdReading reading)
    {
        var elements = mpd.All("Period").Take(MpdReading.MaxPeriods + 1).ToArray();
        if (elements.Length == 0) throw new ManifestException("MPD has no Period", mpd);
        if (elements.Length > MpdReading.MaxPeriods) throw ManifestException.OfBound($"more than {MpdReading.MaxPeriods} Periods", mpd);
        var reader = new PeriodReader(reading, isOnly: elements.Length == 1);
        var spans = PeriodSpan.Of(mpd, elements);
        var periods = elements.Select((element, i) => reader.Read(element, spans[i], i)).ToArray();
        if (Array.Exists(periods, p => p is not null)) return new(periods, spans, reading.LeftOut);
        throw reading.LeftOut.First ?? new ManifestException("Period has no AdaptationSet of video, audio or text", elements[0]);
    }

    private static Presentation PresentationOf(MpdElement mpd, Uri url, PeriodJoiner joiner, IReadOnlyList<AddressedAdaptationSet> sets)
    {
        var title = mpd.First("ProgramInformation")?.First("Title")?.Text.Trim() ?? "";
        var period = new Period(joiner.Leading.Id, joiner.Start, joiner.End - joiner.Start, [.. sets.Select(s => s.Set)]);
        return new Presentation(title.Length > 0 ? title : url.AbsolutePath, joiner.End, [period]);
    }

    /// <summary>Of the MPD or of a ServiceDescription. Relative to the manifest, not to a BaseURL: it is no media.</summary>
    private static ContentSteering? SteeringOf(MpdElement mpd, Uri url, LeftOut leftOut)
    {
        var element = mpd.First("ContentSteering") ?? mpd.All("ServiceDescription").Select(s => s.First("ContentSteering")).FirstOrDefault(e => e is not null);
        if (element is null) return null;
        if (!SafeUrl.TryResolve(url, element.Text, out var server))
        {
            leftOut.Add("ContentSteering", "it does not lead to an http or https URL");
            return null;
        }
        var location = element["defaultServiceLocation"]?.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        return new(server, location, element["queryBeforeStart"] == "true");
    }

    private static Uri? SegmentIndexUrl(MpdElement mpd, Uri url, LeftOut leftOut)
    {
        if (mpd.All("SupplementalProperty").FirstOrDefault(p => p["schemeIdUri"] == SegmentIndexScheme) is not { } property) return null;
        if (property["value"] is { } value && SafeUrl.TryResolve(url, value, out var resolved)) return resolved;
        leftOut.Add("exact sizes", "their @value does not lead to an http or https URL");
        return null;
    }
}
