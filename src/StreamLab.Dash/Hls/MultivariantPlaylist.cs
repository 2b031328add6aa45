using StreamLab.Dash.Mpd;
using StreamLab.Dash.Steering;

namespace StreamLab.Dash.Hls;

/// <summary>A multivariant (master) playlist: what there is to choose from. Playlists of I-frames, session data and what is not known are left out.</summary>
internal sealed class MultivariantPlaylist
{
    internal const int MaxEntries = 2000;

    private readonly List<Variant> _variants = [];
    private readonly List<Rendition> _renditions = [];
    private readonly List<string> _leftOut = [];
    private ManifestException? _problem; // the first

    private MultivariantPlaylist()
    {
    }

    /// <summary>In the order of the text, at least one.</summary>
    public IReadOnlyList<Variant> Variants => _variants;

    public IReadOnlyList<Rendition> Renditions => _renditions;

    /// <summary>Who steers; null where nobody does.</summary>
    public ContentSteering? Steering { get; private set; }

    /// <summary>What is broken, one line each.</summary>
    public IReadOnlyList<string> LeftOut => _leftOut;

    public static bool IsOne(IReadOnlyList<PlaylistLine> lines) =>
        lines.Any(line => line.Tag is "EXT-X-STREAM-INF" or "EXT-X-MEDIA" or "EXT-X-I-FRAME-STREAM-INF");

    /// <param name="url">Its own.</param>
    /// <exception cref="ManifestException">The first thing that is wrong with it.</exception>
    public static MultivariantPlaylist Read(IReadOnlyList<PlaylistLine> lines, Uri url)
    {
        var playlist = new MultivariantPlaylist();
        for (var i = 0; i < lines.Count; i++)
        {
            playlist.Take(lines[i], i + 1 < lines.Count ? lines[i + 1] : default, url);
            if (playlist._variants.Count + playlist._renditions.Count + playlist._leftOut.Count > MaxEntries) throw lines[i].Wrong($"more than {MaxEntries} variants and renditions");
        }
        return playlist._variants.Count > 0 ? playlist : throw playlist._problem ?? new ManifestException(new ManifestError("the playlist has no EXT-X-STREAM-INF"));
    }

    private void Take(PlaylistLine line, PlaylistLine next, Uri url)
    {
        switch (line.Tag)
        {
            case "EXT-X-STREAM-INF": OrLeaveOut(line, () => _variants.Add(VariantOf(line, next, url))); break;
            case "EXT-X-MEDIA": OrLeaveOut(line, () => _renditions.Add(RenditionOf(line))); break;
            case "EXT-X-CONTENT-STEERING": OrLeaveOut(line, () => Steering = SteeringOf(line, url)); break;
            case "EXT-X-DEFINE": throw line.Wrong("variables are not supported yet");
        }
    }

    /// <summary>One entry that is broken costs no other.</summary>
    private void OrLeaveOut(PlaylistLine line, Action take)
    {
        try
        {
            take();
        }
        catch (ManifestException why)
        {
            _problem ??= why;
            _leftOut.Add($"{why.Error.Message} (line {line.Number})");
        }
    }

    private static Variant VariantOf(PlaylistLine line, PlaylistLine next, Uri url)
    {
        if (next is not { Tag: null, Value: { Length: > 0 } uri }) throw line.Wrong("no URI follows");
        Resolve(line, uri, url);
        var attributes = new TagAttributes(line);
        var (width, height) = SizeOf(attributes["RESOLUTION"]);
        return new(line, uri, attributes.Integer("BANDWIDTH", 1, uint.MaxValue) ?? throw line.Wrong("BANDWIDTH is missing"))
        {
            Codecs = attributes["CODECS"] ?? "",
            Width = width,
            Height = height,
            FrameRate = attributes.Decimal("FRAME-RATE"),
            Audio = attributes["AUDIO"],
            Pathway = attributes["PATHWAY-ID"],
            StableId = attributes["STABLE-VARIANT-ID"],
        };
    }

    private static Rendition RenditionOf(PlaylistLine line)
    {
        var attributes = new TagAttributes(line);
        return new(line, attributes.Required("TYPE"), attributes.Required("GROUP-ID"), attributes["NAME"] ?? "", attributes["URI"])
        {
            Language = attributes["LANGUAGE"] ?? "",
            IsDefault = attributes.IsYes("DEFAULT"),
        };
    }

    private static ContentSteering SteeringOf(PlaylistLine line, Uri url)
    {
        var attributes = new TagAttributes(line);
        return new(Resolve(line, attributes.Required("SERVER-URI"), url), attributes["PATHWAY-ID"]) { IsHls = true };
    }

    private static Uri Resolve(PlaylistLine line, string reference, Uri url) => SafeUrl.TryResolve(url, reference, out var resolved)
        ? resolved
        : throw line.Wrong($"{ManifestException.Quote(reference)} does not lead to an http or https URL");

    private static (int Width, int Height) SizeOf(string? resolution) =>
        resolution?.Split('x') is [var width, var height] && ushort.TryParse(width, out var w) && ushort.TryParse(height, out var h) ? (w, h) : (0, 0);
}
