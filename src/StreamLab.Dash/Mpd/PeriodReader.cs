using System.Globalization;

namespace StreamLab.Dash.Mpd;

/// <summary>Reads the Periods of an MPD, each for itself. What cannot be played is left out and named.</summary>
internal sealed class PeriodReader(MpdReading reading, bool isOnly)
{
    /// <returns>Null where nothing of it can be played.</returns>
    public ReadPeriod? Read(MpdElement period, PeriodSpan? place, int index)
    {
        var name = period["id"] ?? string.Create(CultureInfo.InvariantCulture, $"#{index}");
        try
        {
            if (period.IsRemote) throw new ManifestException("Period is elsewhere (xlink:href), which is not followed", period);
            // The schema has no EssentialProperty here; what 5.8.4.8 says of its parent holds all the same.
            if (Descriptors.Unknown(period) is { } unknown) throw new ManifestException(unknown, period);
            var span = place ?? throw new ManifestException("nothing says when this Period begins", period);
            if (span.Length?.Seconds <= PeriodSpan.RoundingSeconds) throw new ManifestException("Period has no length", period);
            reading.Count(period);
            BaseUrls.Check(reading.Pathway, period);
            var sets = ReadSets(period, span, isOnly ? "" : $"Period {name}, ");
            if (sets.Exists(s => s.IsPlayable)) LeaveOutForeign(sets);
            return sets.Count > 0 ? new(period["id"] ?? "0", name, span, [.. sets.OrderBy(s => s.Preference)]) : null;
        }
        catch (ManifestException why) when (!why.IsBound)
        {
            reading.LeftOut.Add($"Period {name}", why);
            return null;
        }
    }

    /// <summary>What is in another container than MP4 can be looked at and simulated, but not be played beside what can.</summary>
    private void LeaveOutForeign(List<ReadSet> sets)
    {
        foreach (var set in sets.Where(s => s.ContentType != ContentType.Text && !s.IsPlayable))
            reading.LeftOut.Add($"AdaptationSet {set.Id}", $"it is in {ManifestException.Quote(set.Container)}, only fragmented MP4 is played");
        sets.RemoveAll(s => s.ContentType != ContentType.Text && !s.IsPlayable);
    }

    private List<ReadSet> ReadSets(MpdElement period, PeriodSpan span, string place)
    {
        var (reader, sets) = (new AdaptationSetReader(period, span, reading), new List<ReadSet>());
        ManifestException? noPicture = null;
        foreach (var (index, set) in period.All("AdaptationSet").Index())
        {
            var name = set["id"] ?? string.Create(CultureInfo.InvariantCulture, $"#{index}");
            var id = sets.Exists(s => s.Id == name) ? string.Create(CultureInfo.InvariantCulture, $"{name}#{index}") : name;
            var kind = MediaKind.Of(set, out var useless);
            try
            {
                if (kind is { } type) sets.Add(reader.Read(set, type, id));
                else reading.LeftOut.Add($"{place}AdaptationSet {id}", useless);
            }
            catch (ManifestException why) when (!why.IsBound)
            {
                reading.LeftOut.Add($"{place}AdaptationSet {id}", why);
                if (kind == ContentType.Video && Refusals.Said(why)) noPicture ??= why;
            }
        }
        return noPicture is null || sets.Exists(set => set.ContentType == ContentType.Video) ? sets : throw noPicture; // sound alone is not what was meant
    }
}
