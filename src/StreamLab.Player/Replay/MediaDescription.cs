using System.Security.Cryptography;
using System.Text.Json;

namespace StreamLab.Player;

/// <summary>What a core was told of the media, as an input log carries it: enough to build the same core again.</summary>
internal sealed record MediaDescription(string Title, double DurationSeconds, IReadOnlyList<MediaDescription.Track> Tracks)
{
    /// <summary>One selected AdaptationSet. Starts and durations are in seconds, one for each Segment; PeriodStarts is null where there is one Period.</summary>
    internal sealed record Track(
        string Id, ContentType ContentType, IReadOnlyList<long> Numbers, IReadOnlyList<double> Starts, IReadOnlyList<double> Durations, IReadOnlyList<Representation> Representations,
        IReadOnlyList<int>? PeriodStarts = null);

    public static MediaDescription Of(Presentation presentation)
    {
        var tracks = PlayerBlueprint.SelectTracks(presentation).Select(set =>
        {
            var segments = set.Segments.ToArray();
            return new Track(set.Id, set.ContentType, [.. segments.Select(s => s.Number)], [.. segments.Select(s => s.Start.Seconds)],
                [.. segments.Select(s => s.Duration.Seconds)], set.Representations, set.PeriodStarts.Count > 1 ? set.PeriodStarts : null);
        });
        return new MediaDescription(presentation.Title, presentation.Duration.Seconds, [.. tracks]);
    }

    /// <exception cref="ArgumentException">The lists do not match one another.</exception>
    public Presentation ToPresentation()
    {
        var sets = Tracks.Select(track =>
        {
            if (track.Starts.Count != track.Numbers.Count || track.Durations.Count != track.Numbers.Count)
                throw new ArgumentException($"Track {track.Id} has {track.Numbers.Count} numbers, {track.Starts.Count} starts and {track.Durations.Count} durations.");
            var segments = track.Numbers.Select((number, i) => new Segment(i, number, new Duration(track.Starts[i]), new Duration(track.Durations[i])));
            return new AdaptationSet(track.Id, track.ContentType, track.Representations, [.. segments], track.PeriodStarts);
        });
        var duration = new Duration(DurationSeconds);
        return new Presentation(Title, duration, [new Period("0", Duration.Zero, duration, [.. sets])]);
    }

    /// <summary>SHA-256 of the description: two sessions with the same hash chose among the same Segments and sizes.</summary>
    public static string HashOf(Presentation presentation) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Of(presentation), InputLogJson.Default.MediaDescription)));
}
