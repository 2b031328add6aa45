using StreamLab.Dash.Mpd;

namespace StreamLab.Dash.Hls;

/// <summary>
/// What of a multivariant playlist is played: the variants with one group of sound, each media playlist once, on all pathways that have them. A playlist names each
/// picture once for every group of sound and for every pathway.
/// </summary>
internal sealed class Choice
{
    private readonly List<string> _leftOut;
    private readonly Uri _url;
    private readonly MultivariantPlaylist _playlist;
    private readonly IReadOnlyList<Place> _places;

    /// <param name="url">Of the playlist.</param>
    public Choice(MultivariantPlaylist playlist, Uri url)
    {
        (_playlist, _url, _leftOut) = (playlist, url, [.. playlist.LeftOut]);
        Place[] all = [.. Place.Sort(playlist.Variants, url).OrderByDescending(place => place.Pathway == playlist.Steering?.DefaultServiceLocation)];
        var group = all[0].Groups.Index().First(g => g.Item == BestGroup(all[0])).Index;
        Place[] places = [.. all.Select(place => place.WithGroup(group))];
        First = places[0];
        _places = [First, .. places.Skip(1).Where(IsWhole).Take(BaseUrls.MaxPathways - 1)];
        foreach (var lost in places.Except(_places)) _leftOut.Add($"pathway {ManifestException.Quote(lost.Pathway)}: it lacks variants or sound of the first");
        foreach (var other in all[0].Variants.Where(variant => !First.Variants.Any(v => v.Uri == variant.Uri)))
            _leftOut.Add($"variant {ManifestException.Quote(other.Uri)}: its group of sound is not the one that is played");
        var pictures = Pictures();
        Ladders = pictures.Length > 0 ? [.. pictures, .. Sounds()] : [SoundAlone()];
        TellUnreachable();
        TellSubtitles();
    }

    /// <summary>The one to begin with first, the others in the order of the text; at least one.</summary>
    public IReadOnlyList<string> Pathways => [.. _places.Select(place => place.Pathway)];

    /// <summary>Pictures first, then sounds, each in the order in which it is to be preferred; at least one.</summary>
    public IReadOnlyList<Ladder> Ladders { get; }

    /// <summary>What is not played, and why.</summary>
    public IReadOnlyList<string> LeftOut => _leftOut;

    private Place First { get; }

    /// <summary>Of those whose sound this player can decode, the one with most variants.</summary>
    private static string? BestGroup(Place place) => place.Variants.GroupBy(variant => variant.Audio)
        .OrderByDescending(group => group.Count(variant => MediaCodecs.Family(MediaCodecs.Audio(variant.Codecs)) is "" or "mp4a")).First().Key;

    private bool IsWhole(Place place) =>
        First.Variants.All(variant => place.Like(variant) is not null) && Renditions(First).All(rendition => Like(rendition, place) is not null);

    /// <summary>One ladder for each codec: what one decoder can play.</summary>
    private Ladder[] Pictures()
    {
        var pictures = First.Variants.Where(variant => !variant.IsAudioOnly).OrderBy(variant => variant.Bandwidth).ToArray();
        if (pictures.Length > 0)
            foreach (var sound in First.Variants.Where(variant => variant.IsAudioOnly)) _leftOut.Add($"variant {ManifestException.Quote(sound.Uri)}: sound alone, beside variants with a picture");
        return [.. pictures.Index().GroupBy(picture => MediaCodecs.Family(MediaCodecs.Video(picture.Item.Codecs)))
            .OrderBy(codec => codec.Min(picture => picture.Item.Line.Number))
            .Select((codec, i) => new Ladder($"video-{i}", ContentType.Video, "", [.. codec.Select(picture => RungOf(picture.Item, $"v{picture.Index + 1}", MediaCodecs.Video(picture.Item.Codecs)))]))];
    }

    private Ladder SoundAlone() => new("audio-0", ContentType.Audio, "",
        [.. First.Variants.OrderBy(variant => variant.Bandwidth).Select((variant, i) => RungOf(variant, $"a{i + 1}", MediaCodecs.Audio(variant.Codecs)))]);

    private IEnumerable<Ladder> Sounds()
    {
        var codecs = MediaCodecs.Audio(First.Variants[0].Codecs);
        return Renditions(First).DistinctBy(rendition => rendition.Uri).OrderByDescending(rendition => rendition.IsDefault).Select((rendition, i) => new Ladder(
            $"audio-{i}", ContentType.Audio, rendition.Language, [new($"a{i + 1}", null, [.. _places.Select(place => Like(rendition, place)!.Uri!)]) { Codecs = codecs }]));
    }

    private Rung RungOf(Variant variant, string id, string codecs) => new(variant.StableId ?? id, Bitrate.FromBps(variant.Bandwidth), [.. _places.Select(place => place.Like(variant)!.Uri)])
    {
        Codecs = codecs,
        Width = variant.Width,
        Height = variant.Height,
        FrameRate = variant.FrameRate,
        IsMuxed = !variant.IsAudioOnly && MediaCodecs.Audio(variant.Codecs).Length > 0 && !HasSoundOfItsOwn(variant),
    };

    /// <summary>A rendition without a URI is in the Segments of the variant (RFC 8216, 4.3.4.1).</summary>
    private bool HasSoundOfItsOwn(Variant variant) =>
        _playlist.Renditions.Where(r => r.Type == "AUDIO" && r.Group == variant.Audio).ToArray() is { Length: > 0 } sounds && sounds.All(r => r.Uri is not null);

    private IEnumerable<Rendition> Renditions(Place place) => _playlist.Renditions.Where(r => r.Type == "AUDIO" && r.Group == place.Group && r.Uri is not null && IsReachable(r));

    private Rendition? Like(Rendition rendition, Place place) => Renditions(place).FirstOrDefault(other => other.Name == rendition.Name && other.Language == rendition.Language);

    private bool IsReachable(Rendition rendition) => rendition.Uri is not { } uri || SafeUrl.TryResolve(_url, uri, out _);

    private void TellUnreachable()
    {
        foreach (var lost in _playlist.Renditions.Where(r => r.Type == "AUDIO" && !IsReachable(r)))
            _leftOut.Add($"sound {ManifestException.Quote(lost.Name)}: {ManifestException.Quote(lost.Uri!)} does not lead to an http or https URL");
    }

    private void TellSubtitles()
    {
        foreach (var text in _playlist.Renditions.Where(r => r.Type == "SUBTITLES").DistinctBy(r => r.Name)) _leftOut.Add($"subtitles {ManifestException.Quote(text.Name)}: not played");
    }
}
