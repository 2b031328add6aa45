using System.Globalization;
using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Dash.Mpd;

/// <summary>Reads the AdaptationSets of one Period. What a Representation does not say itself it inherits (ISO 23009-1 5.3.7).</summary>
internal sealed class AdaptationSetReader(MpdElement period, PeriodSpan span, Pathway pathway)
{
    internal const int MaxRepresentations = 500;

    private readonly SegmentBudget _budget = new();
    private readonly HashSet<string> _setIds = new(StringComparer.Ordinal);
    private readonly HashSet<string> _representationIds = new(StringComparer.Ordinal);

    public AddressedAdaptationSet Read(MpdElement set, ContentType contentType, int index)
    {
        var id = set["id"] ?? string.Create(CultureInfo.InvariantCulture, $"#{index}");
        if (!_setIds.Add(id)) throw set.Wrong("id", id, "is the id of another AdaptationSet");
        BaseUrls.Check(pathway, set);
        var rungs = set.All("Representation").Select(r => ReadRung(set, r)).OrderBy(r => r.Representation.Bandwidth).ToArray();
        if (rungs.Length == 0) throw new ManifestException("AdaptationSet has no Representation", set);
        if (Array.Find(rungs, r => !r.Times.IsAlignedWith(rungs[0].Times)) is { } odd)
            throw new ManifestException($"the Segments of Representation {ManifestException.Quote(odd.Representation.Id)} are not aligned with the others", set);
        var adaptationSet = new AdaptationSet(id, contentType, [.. rungs.Select(r => r.Representation)], rungs[0].Times.Segments);
        return new(adaptationSet, [.. rungs.Select(r => r.Address)]);
    }

    private Rung ReadRung(MpdElement set, MpdElement element)
    {
        var id = element["id"] ?? throw element.Missing("id");
        if (!_representationIds.Add(id)) throw element.Wrong("id", id, "is the id of another Representation");
        if (_representationIds.Count > MaxRepresentations) throw new ManifestException($"more than {MaxRepresentations} Representations", element);
        var bandwidth = element.Integer("bandwidth", 1, uint.MaxValue) ?? throw element.Missing("bandwidth");
        var template = TemplateOf(element, set);
        var times = template.Times(span, _budget);
        var address = new RepresentationAddress(id, bandwidth, template, times, [set, element]);
        BaseUrls.Check(pathway, element);
        address.Check(pathway);
        return new(Describe(id, bandwidth, template, [element, set]), times, address);
    }

    private SegmentTemplate TemplateOf(MpdElement representation, MpdElement set)
    {
        MpdElement[] levels = [representation, set, period];
        foreach (var other in new[] { "SegmentList", "SegmentBase" })
            if (Array.Find(levels, l => l.First(other) is not null)?.First(other) is { } element)
                throw new ManifestException($"{other} is not supported yet; only SegmentTemplate is", element);
        var templates = levels.Select(l => l.First("SegmentTemplate")).OfType<MpdElement>().ToArray();
        return templates.Length > 0 ? new(templates) : throw new ManifestException("no SegmentTemplate; a single file is not supported yet", representation);
    }

    private static Representation Describe(string id, long bandwidth, SegmentTemplate template, MpdElement[] levels) => new()
    {
        Id = id,
        Bandwidth = Bitrate.FromBps(bandwidth),
        Codecs = Inherit(levels, "codecs") ?? "",
        Width = Pixels(levels, "width"),
        Height = Pixels(levels, "height"),
        FrameRate = Ratio.TryParse(Inherit(levels, "frameRate"), '/', out var rate) ? rate.Value : 0,
        HasInitialization = template.Initialization is not null,
    };

    private static string? Inherit(MpdElement[] levels, string attribute) => levels.Select(l => l[attribute]).FirstOrDefault(v => v is not null);

    private static int Pixels(MpdElement[] levels, string attribute) =>
        (int)(levels.Select(l => l.Integer(attribute, 0, 1_000_000)).FirstOrDefault(v => v is not null) ?? 0);

    private sealed record Rung(Representation Representation, SegmentTimes Times, RepresentationAddress Address);
}
