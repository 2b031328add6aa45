using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Dash.Mpd;

/// <summary>A Representation in the MPD. What it does not say itself it inherits (ISO 23009-1 5.3.7).</summary>
internal sealed class RepresentationElement
{
    private static readonly string[] Kinds = ["SegmentTemplate", "SegmentList", "SegmentBase"];

    private readonly MpdElement _set;
    private readonly MpdElement _period;

    public RepresentationElement(MpdElement element, MpdElement set, MpdElement period, Pathway pathway)
    {
        (Element, _set, _period, Pathway) = (element, set, period, pathway);
        Id = element["id"] ?? throw element.Missing("id");
        Bandwidth = element.Integer("bandwidth", 1, uint.MaxValue) ?? throw element.Missing("bandwidth");
        Path = new BasePath([period, set, element]);
        BaseUrls.Check(pathway, element);
    }

    public MpdElement Element { get; }
    public string Id { get; }
    public long Bandwidth { get; }
    public BasePath Path { get; }

    /// <summary>What its media is packed in.</summary>
    public string Container => Inherit("mimeType")?.Split('/', ';') is ["video" or "audio", var container, ..] ? container : Rung.Mp4;

    /// <summary>A pathway on which its references are checked.</summary>
    public Pathway Pathway { get; }

    public PeriodMedia Media(PeriodSpan period, MpdReading reading)
    {
        MpdElement[] levels = [Element, _set, _period];
        var kind = levels.Select(KindOf).FirstOrDefault(k => k is not null);
        var elements = kind is null ? [] : levels.Select(l => l.First(kind)).OfType<MpdElement>().ToArray();
        if (Array.Find(elements, e => e.IsRemote) is { } remote) throw new ManifestException($"{kind} is elsewhere (xlink:href), which is not followed", remote);
        var information = new SegmentInformation(elements.Length > 0 ? elements : [Element]);
        return kind switch
        {
            "SegmentTemplate" => TemplateAddress.Read(this, information, period, reading.Budget),
            "SegmentList" => ListAddress.Read(this, information, period, reading.Budget),
            _ => FileAddress.Read(this, information, period, reading.Indexes, reading.Budget),
        };
    }

    public Representation Describe(PeriodMedia media) => new()
    {
        Id = Id,
        Bandwidth = Bitrate.FromBps(Bandwidth),
        Codecs = Inherit("codecs") ?? "",
        Width = Pixels("width"),
        Height = Pixels("height"),
        FrameRate = Ratio.TryParse(Inherit("frameRate"), '/', out var rate) ? rate.Value : 0,
        HasInitialization = media.HasInitialization,
        InitializationSize = media.InitializationSize,
        SegmentSizes = media.Sizes,
    };

    private static string? KindOf(MpdElement level) =>
        Array.Find(Kinds, kind => level.First(kind) is not null);

    private string? Inherit(string attribute) => Element[attribute] ?? _set[attribute];

    private int Pixels(string attribute) =>
        (int)(Element.Integer(attribute, 0, 1_000_000) ?? _set.Integer(attribute, 0, 1_000_000) ?? 0);
}
