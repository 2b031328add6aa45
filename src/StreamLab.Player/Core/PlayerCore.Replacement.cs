namespace StreamLab.Player;

// Replacement: a buffered segment is fetched again, better.
public sealed partial class PlayerCore
{
    private const int MostOnStack = 256;

    /// <returns>The buffered Segment to fetch in the Representation that the rule has just chosen; null: the next one.</returns>
    private int? SegmentToReplace(Track track, int representation)
    {
        if (_configuration.Replacement == ReplacementStrategy.None || track.Buffer.IsEmpty || track.KeepsBuffered) return null;
        var count = track.Buffer.Count;
        Span<int> buffered = count <= MostOnStack ? stackalloc int[count] : new int[count];
        for (var i = 0; i < count; i++) buffered[i] = track.Buffer[i].Representation;
        var first = track.Buffer.First;
        var played = Duration.Max(_position - first.Start, Duration.Zero) / (first.End - first.Start);
        var found = SegmentReplacement.Choose(_configuration.Replacement, buffered, played, representation);
        return found < 0 ? null : track.Buffer[found].Segment;
    }

    /// <summary>The picture has come to where the replacement was to begin: what is still missing would be fetched for nothing.</summary>
    private void GiveUpIfTooLate(Transfer transfer)
    {
        var track = _tracks[transfer.Request.Track];
        if (track.Media.Segments[transfer.Request.Segment].Start > _position) return;
        Learn(transfer, SampleOf(transfer));
        Abandon(transfer, "too late to replace");
        track.InFlight = false;
        track.Memory?.DownloadEnded(OutcomeOf(track, transfer, instead: transfer.Request.Representation));
    }
}
