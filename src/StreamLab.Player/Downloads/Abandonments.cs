namespace StreamLab.Player;

/// <summary>Downloads that are given up before their end: too slow by the abandonment rule, or too late to replace anything.</summary>
internal sealed class Abandonments(SessionContext context, Playout playout, Transfers transfers, IAbandonmentRule? rule)
{
    /// <summary>Whether a request must be looked at while it runs: below the lowest Representation there is nothing to fall to.</summary>
    public bool Watches(in SegmentRequest request) =>
        request.IsReplacement || (rule is not null && request.Purpose == RequestPurpose.Media && request.Representation > 0);

    /// <summary>Gives a watched download up where it is no use to go on.</summary>
    public void Look(TrackDownloads track, Transfer transfer)
    {
        if (transfer.Request.IsReplacement) GiveUpIfTooLate(track, transfer);
        else GiveUpIfTooSlow(track, transfer);
    }

    /// <param name="instead">With an abandoned download, what is to be fetched instead; else null.</param>
    public DownloadOutcome OutcomeOf(TrackDownloads track, Transfer transfer, int? instead = null) => new()
    {
        Media = track.Media,
        BufferCapacity = context.Configuration.Buffer,
        BufferLevel = track.Buffer.Level(playout.Position),
        Representation = transfer.Request.Representation,
        Time = context.Time.Now - transfer.SentAt,
        IsReplacement = transfer.Request.IsReplacement,
        IsAbandoned = instead is not null,
        Instead = instead ?? 0,
    };

    private void GiveUpIfTooSlow(TrackDownloads track, Transfer transfer)
    {
        if (rule is null || !rule.GivesUp(ProgressOf(track, transfer), out var lower, out var reason)) return;
        GiveUp(track, transfer, "too slow", lower);
        track.Instead = new Substitute(lower, reason);
    }

    /// <summary>The picture has come to where the replacement was to begin: what is still missing would be fetched for nothing.</summary>
    private void GiveUpIfTooLate(TrackDownloads track, Transfer transfer)
    {
        if (track.Media.Segments[transfer.Request.Segment].Start > playout.Position) return;
        GiveUp(track, transfer, "too late to replace", transfer.Request.Representation);
    }

    private void GiveUp(TrackDownloads track, Transfer transfer, string cause, int instead)
    {
        transfers.Learn(transfer, transfers.SampleOf(transfer));
        transfers.Abandon(transfer, cause);
        track.Memory?.DownloadEnded(OutcomeOf(track, transfer, instead));
    }

    private DownloadProgress ProgressOf(TrackDownloads track, Transfer transfer) => new()
    {
        Media = track.Media,
        Segment = transfer.Request.Segment,
        Representation = transfer.Request.Representation,
        Received = transfer.Received,
        Elapsed = context.Time.Now - transfer.SentAt,
        TimeToFirstByte = transfer.TimeToFirstByte,
        BufferLevel = track.Buffer.Level(playout.Position),
        BufferCapacity = context.Configuration.Buffer,
        Latency = context.Pathways.Estimator(transfer.Request.Pathway).Latency,
    };
}
