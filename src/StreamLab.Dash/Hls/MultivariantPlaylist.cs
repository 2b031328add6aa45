using StreamLab.Dash.Mpd;
using StreamLab.Dash.Steering;

namespace StreamLab.Dash.Hls;

/// <summary>A multivariant (master) playlist: what there is to choose from. Playlists of I-frames, session data and what is not known are left out.</summary>
internal sealed class MultivariantPlaylist
{
    internal const int MaxEntries = 2000;

    private readonly List<Variant> _variants = [];
    private readonly List<Rendition> _renditions = [];

    private MultivariantPlaylist()
    {
    }

    /// <summary>In the order of the text, at least one.</summary>
    public IReadOnlyList<Variant> Variants => _variants;

    public IReadOnlyList<Rendition> Renditions => _renditions;

    /// <summary>Who steers; null where nobody does.</summary>
    public ContentSteering? Steering { get; private set; }

    public static bool IsOne(IReadOnlyList<PlaylistLine> lines) => lines.Any(line => line.Tag is "EXT-X-STREAM-INF" or "EXT-X-MEDIA");

    /// <param name="url">Its own.</param>
    /// <exception cref="ManifestException">The first thing that is wrong with it.</exception>
    public static MultivariantPlaylist Read(IReadOnlyList<PlaylistLine> lines, Uri url)
    {
        var playlist = new MultivariantPlaylist();
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Tag == "EXT-X-STREAM-INF") playlist._variants.Add(VariantOf(lines[i], i + 1 < lines.Count ? lines[i + 1] : default));
            else if (lines[i].Tag == "EXT-X-MEDIA") playlist._renditions.Add(RenditionOf(lines[i]));
            else if (lines[i].Tag == "EXT-X-CONTENT-STEERING") playlist.Steering = SteeringOf(lines[i], url);
            else if (lines[i].Tag == "EXT-X-DEFINE") throw lines[i].Wrong("variables are not supported yet");
            if (playlist._variants.Count + playlist._renditions.Count > MaxEntries) throw lines[i].Wrong($"more than {MaxEntries} variants and renditions");
        }
        return playlist._variants.Count > 0 ? playlist : throw new ManifestException(new ManifestError("the playlist has no EXT-X-STREAM-INF"));
    }

    private static Variant VariantOf(PlaylistLine line, PlaylistLine next)
    {
        if (next is not { Tag: null, Value: { Length: > 0 } uri }) throw line.Wrong("no URI follows");
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

    /// <summary>A server that is no http or https URL (it may be <c>data:</c>) steers nobody.</summary>
    private static ContentSteering? SteeringOf(PlaylistLine line, Uri url)
    {
        var attributes = new TagAttributes(line);
        return SafeUrl.TryResolve(url, attributes.Required("SERVER-URI"), out var server) ? new(server, attributes["PATHWAY-ID"]) { IsHls = true } : null;
    }

    private static (int Width, int Height) SizeOf(string? resolution) =>
        resolution?.Split('x') is [var width, var height] && ushort.TryParse(width, out var w) && ushort.TryParse(height, out var h) ? (w, h) : (0, 0);
}
