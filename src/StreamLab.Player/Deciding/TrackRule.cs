namespace StreamLab.Player;

/// <summary>The rule of one track, and how it is asked. Rules may come from anywhere: one that breaks, or answers what cannot be, is named.</summary>
internal sealed class TrackRule(SessionContext context, Playout playout, TrackDownloads downloads, IAbrRule rule)
{
    private readonly IAbrMemory? _memory = rule as IAbrMemory;
    private Duration? _fullAt; // where playout was when the next Segment found no room first; null while there is room
    private int _fullMoves;

    public bool TryAsk(Bitrate? throughput, Duration latency, out AbrDecision decision)
    {
        var question = Question(throughput, latency);
        var fault = Ask(question, out decision);
        if (fault.Length == 0) return true;
        var number = downloads.Media.Segments[question.Segment].Number;
        context.Ending.Ask(new SessionEnd(SessionEndKind.RuleFailed, $"{context.Configuration.Abr}, asked for segment {number}, {fault}"));
        return false;
    }

    /// <summary>Whether the next Segment fits; a rule that wants to know hears how much had to be played until it did.</summary>
    public bool HasRoom()
    {
        var buffer = downloads.Buffer;
        if (_fullMoves != buffer.Moves) _fullAt = null;
        if (!buffer.HasRoom(playout.Position))
        {
            (_fullAt, _fullMoves) = (_fullAt ?? playout.Position, buffer.Moves);
            return false;
        }
        if (_fullAt is { } position) _memory?.WaitedForRoom(playout.Position - position);
        _fullAt = null;
        return true;
    }

    private string Ask(in AbrContext question, out AbrDecision decision)
    {
        decision = default;
        try
        {
            decision = rule.Choose(question);
        }
        catch (RuleException e)
        {
            return e.Message;
        }
        catch (Exception e)
        {
            return $"threw {e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}";
        }
        if (decision.Representation < 0 || decision.Representation >= question.Media.RepresentationCount)
            return $"chose representation {decision.Representation} of 0 to {question.Media.RepresentationCount - 1}";
        var possible = decision.Wait >= Duration.Zero && decision.Wait <= question.BufferCapacity;
        return possible ? "" : $"asked to wait {decision.Wait}; 0 to {question.BufferCapacity} are possible";
    }

    private AbrContext Question(Bitrate? throughput, Duration latency) => new()
    {
        Media = downloads.Media,
        Segment = downloads.Buffer.Next,
        LastRepresentation = downloads.LastRepresentation,
        BufferLevel = downloads.Buffer.Level(playout.Position),
        BufferCapacity = context.Configuration.Buffer,
        Throughput = throughput,
        Latency = latency,
        Now = context.Time.Now,
        LastDownload = downloads.Last,
        IsPlaying = playout.Phase == PlayoutPhase.Playing && !playout.IsPaused,
        StalledFor = new Duration(context.Meter.SecondsIn(PlayoutCondition.Stalled, context.Time.Now)),
        PlaybackRate = playout.Rate,
        Seed = context.Seed,
    };
}
