namespace StreamLab.Dash.Mpd;

/// <summary>Reads the AdaptationSets of one Period: what cannot be played is left out, the rest is made to fit together.</summary>
internal sealed class AdaptationSetReader(MpdElement period, PeriodSpan span, MpdReading reading)
{
    /// <param name="id">Its name, unique in the Period.</param>
    /// <exception cref="ManifestException">Nothing of it can be played: the first reason.</exception>
    public ReadSet Read(MpdElement set, ContentType type, string id)
    {
        if (set.IsRemote) throw new ManifestException("AdaptationSet is elsewhere (xlink:href), which is not followed", set);
        if (reading.IsForPlaying) Refusals.Check(set);
        BaseUrls.Check(reading.Pathway, set);
        var unusable = new List<(string Id, ManifestException Why)>();
        var rungs = new List<Rung>();
        foreach (var element in set.All("Representation"))
            if (TryRead(set, element, unusable) is { } rung) rungs.Add(rung);
        if (rungs.Count == 0) throw unusable.Count > 0 ? unusable[0].Why : new ManifestException("AdaptationSet has no Representation", set);
        foreach (var (representation, why) in unusable) reading.LeftOut.Add($"Representation {representation}", why);
        rungs = Consistent(OfOneCodec([.. Named(rungs, id).OrderBy(r => r.Representation.Bandwidth)], id), id);
        var language = set["lang"] ?? set.First("Representation")!["lang"] ?? "";
        return new(id, type, language, SetPreference.Of(set, type, rungs[0].CodecFamily), rungs);
    }

    private Rung? TryRead(MpdElement set, MpdElement element, List<(string Id, ManifestException Why)> unusable)
    {
        try
        {
            if (Descriptors.Unknown(element) is { } unknown) throw new ManifestException(unknown, element);
            if (element["dependencyId"] is { Length: > 0 }) throw new ManifestException("it can be decoded only together with another (@dependencyId)", element);
            if (reading.IsForPlaying) Refusals.CheckOne(element);
            var representation = new RepresentationElement(element, set, period, reading.Pathway);
            var media = representation.Media(span, reading);
            return new(representation.Describe(media), InPeriod(media, representation.Id), representation.Container);
        }
        catch (ManifestException why) when (!why.IsBound)
        {
            unusable.Add((element["id"] ?? "", why));
            return null;
        }
    }

    /// <summary>Where an offset is so wrong that nothing of a Representation is in its Period, its first Segment is taken to begin with it.</summary>
    private PeriodMedia InPeriod(PeriodMedia media, string representation)
    {
        if (media.Times.AreIn(span)) return media;
        reading.LeftOut.Add($"Representation {representation}", "none of its Segments is in its Period by their times: they are taken to begin with it");
        return media with { Times = media.Times.FromZero() };
    }

    /// <summary>Ids are unique: one that comes again unchanged is the same, another gets a name of its own.</summary>
    private IEnumerable<Rung> Named(IReadOnlyList<Rung> rungs, string set)
    {
        foreach (var same in rungs.GroupBy(r => r.Representation.Id, StringComparer.Ordinal))
        {
            var different = same.DistinctBy(r => (r.Representation.Bandwidth, r.Representation.Codecs.ToLowerInvariant(), r.Representation.Width, r.Representation.Height)).ToArray();
            if (different.Length < same.Count()) reading.LeftOut.Add($"AdaptationSet {set}", $"Representation {same.Key} is there twice");
            foreach (var (i, rung) in different.Index())
                yield return i == 0 ? rung : rung with { Representation = rung.Representation with { Id = $"{same.Key}#{i + 1}" } };
        }
    }

    /// <summary>A decoder of another kind cannot be put in between two Segments: the one that is surely there goes on, else the one of most rungs.</summary>
    private List<Rung> OfOneCodec(IReadOnlyList<Rung> rungs, string set)
    {
        var families = rungs.GroupBy(r => r.CodecFamily, StringComparer.Ordinal).OrderBy(SetPreference.CodecRank).ThenByDescending(f => f.Count()).ToArray();
        foreach (var other in families.Skip(1)) LeaveOut(other, set, $"{ManifestException.OneLine(other.Key, 20)} beside {ManifestException.OneLine(families[0].Key, 20)}");
        return [.. families[0]];
    }

    /// <summary>Segments that are cut elsewhere cannot follow each other: of those that are cut alike the most stay.</summary>
    private List<Rung> Consistent(IReadOnlyList<Rung> rungs, string set)
    {
        var groups = new List<List<Rung>>();
        foreach (var rung in rungs)
            if (groups.Find(g => rung.Times.IsAlignedWith(g[0].Times) && rung.Media.HasInitialization == g[0].Media.HasInitialization) is { } group) group.Add(rung);
            else groups.Add([rung]);
        var most = groups.MaxBy(g => g.Count)!;
        foreach (var other in groups.Where(g => g != most)) LeaveOut(other, set, "its Segments are not aligned with those of the others");
        return most;
    }

    private void LeaveOut(IEnumerable<Rung> rungs, string set, string why) =>
        reading.LeftOut.Add($"AdaptationSet {Short(set)}, Representation {string.Join(", ", rungs.Select(r => Short(r.Representation.Id)))}", why);

    private static string Short(string id) => ManifestException.OneLine(id, 80);
}
