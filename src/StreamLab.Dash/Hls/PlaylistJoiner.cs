using StreamLab.Dash.Mpd;
using StreamLab.Dash.Steering;

namespace StreamLab.Dash.Hls;

/// <summary>Makes one manifest of the media playlists of a presentation. What cannot be played is left out; what nothing is left of is refused.</summary>
internal sealed class PlaylistJoiner(Uri url, IReadOnlyList<Pathway> pathways, Func<Rung, int, Uri> urlOf)
{
    /// <summary>Taken where neither the playlists nor their Segments say a rate.</summary>
    private static readonly Bitrate UnknownPicture = Bitrate.FromMbps(1), UnknownSound = Bitrate.FromKbps(128);

    private readonly List<string> _leftOut = [];
    private readonly List<ManifestError> _problems = [];
    private int _segments;

    private sealed record Read(Rung Rung, MediaPlaylist Playlist, PlaylistAddress Address);

    /// <exception cref="ManifestException">Nothing of it can be played.</exception>
    public Manifest Join(IReadOnlyList<Ladder> ladders, IReadOnlyList<PlaylistDocument> documents, IReadOnlyList<string> leftOut, ContentSteering? steering)
    {
        var (sets, next) = (new List<(AdaptationSet Set, IReadOnlyList<IRepresentationAddress> Addresses)>(), 0);
        foreach (var ladder in ladders)
        {
            var read = ladder.Rungs.Select(rung => TryRead(rung, documents[next++])).OfType<Read>().ToArray();
            if (read.Length > 0) sets.Add(SetOf(ladder, Aligned(read)));
        }
        var needed = ladders[0].ContentType; // sound alone is not what was meant where there is a picture
        if (!sets.Exists(set => set.Set.ContentType == needed)) throw new ManifestException(_problems[0]);
        var length = sets.Max(set => set.Set.End);
        var presentation = new Presentation(url.AbsolutePath, length, [new("0", Duration.Zero, length, [.. sets.Select(set => set.Set)])]);
        return new(presentation, pathways, null, [.. sets.Select(set => set.Addresses)]) { Steering = steering, LeftOut = [.. leftOut, .. _leftOut] };
    }

    private Read? TryRead(Rung rung, PlaylistDocument document)
    {
        try
        {
            var playlist = MediaPlaylistReader.Read(PlaylistText.Read(document.Text ?? throw new ManifestException(new ManifestError(document.Problem))));
            if (rung.IsMuxed) throw new ManifestException(new ManifestError(Encryption.Muxed));
            if ((_segments += playlist.Segments.Count) > SegmentBudget.MaxSegments) throw new ManifestException(new ManifestError($"more than {SegmentBudget.MaxSegments} Segments"));
            var read = new Read(rung, playlist, AddressOf(rung, playlist, document.Url));
            TellAbsent(read);
            return read;
        }
        catch (ManifestException e)
        {
            var place = ManifestException.Quote(rung.Uris[0]);
            _problems.Add(e.Error with { Message = $"{e.Error.Message} ({place})" });
            _leftOut.Add($"playlist {place}: {e.Error.Message}");
            return null;
        }
    }

    /// <summary>They are asked for all the same, and then known not to be there: who counts Segments counts them, too.</summary>
    private void TellAbsent(Read read)
    {
        var (count, uri) = (read.Playlist.Absent, ManifestException.Quote(read.Rung.Uris[0]));
        if (count > 0) _leftOut.Add(FormattableString.Invariant($"playlist {uri}: it says of {count} of its Segments that they are not there (EXT-X-GAP)"));
    }

    private PlaylistAddress AddressOf(Rung rung, MediaPlaylist playlist, Uri from)
    {
        var urls = pathways.Index().ToDictionary(pathway => pathway.Item.Name, pathway => pathway.Index == 0 ? from : urlOf(rung, pathway.Index), StringComparer.Ordinal);
        var address = new PlaylistAddress(playlist, urls, pathways[0]);
        address.Check();
        return address;
    }

    /// <summary>The player changes between Segments that cover the same time: of those that differ, most are kept.</summary>
    private Read[] Aligned(Read[] read)
    {
        var alike = read.Select(one => read.Where(other => other.Playlist.IsAlignedWith(one.Playlist)).ToArray()).MaxBy(group => group.Length)!;
        foreach (var odd in read.Except(alike)) _leftOut.Add($"playlist {ManifestException.Quote(odd.Rung.Uris[0])}: its Segments are not aligned with the others");
        return alike;
    }

    private (AdaptationSet Set, IReadOnlyList<IRepresentationAddress> Addresses) SetOf(Ladder ladder, Read[] read)
    {
        var rungs = read.Select(one => (one.Address, Representation: RepresentationOf(ladder, one))).OrderBy(rung => rung.Representation.Bandwidth).ToArray();
        var playlist = read[0].Playlist;
        var set = new AdaptationSet(ladder.Id, ladder.ContentType, [.. rungs.Select(rung => rung.Representation)], playlist.OnTimeline(), playlist.PeriodStarts) { Language = ladder.Language };
        return (set, [.. rungs.Select(rung => rung.Address)]);
    }

    private Representation RepresentationOf(Ladder ladder, Read read)
    {
        var (rung, playlist, _) = read;
        var rate = rung.Bandwidth ?? playlist.Rate;
        var taken = ladder.ContentType == ContentType.Video ? UnknownPicture : UnknownSound;
        if (rate is null) _leftOut.Add(FormattableString.Invariant($"the rate of {ManifestException.Quote(rung.Uris[0])}: nothing says it, {taken.Kbps:0} kbit/s are taken"));
        return new()
        {
            Id = rung.Id,
            Bandwidth = rate ?? taken,
            Codecs = rung.Codecs,
            Width = rung.Width,
            Height = rung.Height,
            FrameRate = rung.FrameRate,
            HasInitialization = true,
            InitializationSize = playlist.Segments[0].Map.Range is { } range ? DataSize.FromBytes(range.Length) : null,
            SegmentSizes = playlist.Sizes,
        };
    }
}
