namespace StreamLab.Player;

/// <summary>
/// What is done when a request fails: it is made again, at another pathway or after a pause; what a pathway does not have is asked for elsewhere, what
/// nobody has is done without; and when nothing helps the session ends.
/// </summary>
internal sealed class Recovery(SessionContext context, Playout playout)
{
    private const int MostFailures = 8;

    // More than an author's rounding of the last Segments, or a file that was lost, explains: then the media is not there.
    private const int MostMissed = 3;

    private static Duration FirstBackoff => Duration.FromSeconds(0.5);
    private static Duration LongestBackoff => Duration.FromSeconds(4);

    /// <param name="transfer">The one that failed; it is in flight no longer.</param>
    public void Recover(TrackDownloads track, Transfer transfer, RequestFailure failure)
    {
        ref readonly var request = ref transfer.Request;
        // No server has it otherwise, and none is to blame.
        if (failure is RequestFailure.Encrypted or RequestFailure.Muxed)
        {
            context.Narrator.TellFailure(transfer, failure, Duration.Zero);
            context.Ending.Fail($"{track.Buffer.Name} is {failure.Words()}");
            return;
        }
        context.Narrator.TellFailure(transfer, failure, context.Pathways.Failed(request.Pathway, context.Time.Now, failure));
        if (request.Purpose == RequestPurpose.Probe)
        {
            context.Pathways.SetProbing(request.Pathway, false);
            return;
        }
        context.Pathways.TakeSetback(request.Pathway);
        if (failure is RequestFailure.NotFound or RequestFailure.Mismatch) SeekElsewhere(track, request, failure);
        else Retry(track, request, failure);
    }

    /// <summary>At once while a server is left that has not failed, else after a pause that doubles; the session ends when nothing helps.</summary>
    private void Retry(TrackDownloads track, in SegmentRequest request, RequestFailure failure)
    {
        var (now, pathways) = (context.Time.Now, context.Pathways);
        if (failure == RequestFailure.Forbidden && !pathways.HasUsable(now))
        {
            context.Ending.Fail($"{pathways.Name(request.Pathway)} may not be connected to: {failure.Words()}");
            return;
        }
        track.Failures++;
        if (track.Failures >= MostFailures)
        {
            var what = request.Purpose == RequestPurpose.Initialization ? "initialization segment" : $"segment {track.Media.Segments[request.Segment].Number}";
            context.Ending.Fail($"{track.Buffer.Name} {what} could not be had after {MostFailures} tries, the last from {pathways.Name(request.Pathway)} ({failure.Words()})");
            return;
        }
        var pause = Duration.Min(FirstBackoff * Math.Pow(2, track.Failures - 1), LongestBackoff);
        var another = track.Failures <= pathways.Count && pathways.HasUsable(now);
        track.RetryAt = another ? now : now + pause;
    }

    /// <summary>Another pathway, then another Representation; when nobody has it in any, playout will do without.</summary>
    private void SeekElsewhere(TrackDownloads track, in SegmentRequest request, RequestFailure failure)
    {
        if (request.IsReplacement)
        {
            track.KeepsBuffered = true;
            return;
        }
        if (request.Purpose == RequestPurpose.Initialization)
        {
            SeekInitialization(track, request, failure);
            return;
        }
        track.Absences.Add(request.Representation, request.Pathway);
        var nearest = track.Absences.Nearest(request.Representation, context.Pathways.Askable(context.Time.Now));
        // What was spoilt on its way may come whole the next time.
        if (failure == RequestFailure.Mismatch && nearest != request.Representation && !track.IsRepeated)
        {
            track.IsRepeated = true;
            track.Absences.Remove(request.Representation, request.Pathway);
            Retry(track, request, failure);
            return;
        }
        track.Instead = nearest < 0 ? null : Substitute.Elsewhere(nearest);
        if (nearest < 0) Miss(track);
    }

    /// <summary>A Representation whose Initialization Segment nobody has is not played.</summary>
    private void SeekInitialization(TrackDownloads track, in SegmentRequest request, RequestFailure failure)
    {
        track.InitializationAbsences.Add(request.Representation, request.Pathway);
        if (track.InitializationAbsences.MayBeHad(request.Representation, context.Pathways.Askable(context.Time.Now))) return;
        track.Absences.Bar(request.Representation);
        if (track.Absences.Nearest(0, ulong.MaxValue) >= 0) track.Initialized(request.Segment);
        else context.Ending.Fail($"{track.Buffer.Name} initialization segment is to be had in no representation, the last try was at {context.Pathways.Name(request.Pathway)} ({failure.Words()})");
    }

    /// <summary>Nobody has the track's next Segment.</summary>
    private void Miss(TrackDownloads track)
    {
        var next = track.Buffer.Next;
        if (++track.Missed > MostMissed)
        {
            var (first, last) = (track.Media.Segments[next - MostMissed].Number, track.Media.Segments[next].Number);
            context.Ending.Fail($"{track.Buffer.Name} segments {first} to {last} are to be had from no server in any representation");
            return;
        }
        playout.Miss(track.Buffer);
        track.Moved();
    }
}
