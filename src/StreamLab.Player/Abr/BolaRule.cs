namespace StreamLab.Player;

/// <summary>
/// BOLA: Lyapunov optimisation of utility against rebuffering from the buffer level. With utilities u_m = ln(R_m/R_1) and
/// Vp = (capacity - p)/(u_M + gp) it takes the m that maximises (Vp (u_m + gp) - B)/R_m, and waits while every numerator is negative.
/// Source: Spiteri, Urgaonkar, Sitaraman, INFOCOM'16 / ToN'20, in seconds of buffer as in Sabre.
/// </summary>
public sealed class BolaRule(double gp, BolaForm form) : IAbrRule, IAbrMemory, IAbandonmentRule
{
    public static readonly ComponentDescriptor<IAbrRule> Descriptor = new()
    {
        Name = "bola",
        Summary = "BOLA: utility per bit against the buffer level; the basic form needs no throughput",
        Source = "Spiteri, Urgaonkar, Sitaraman, INFOCOM'16, ToN'20",
        Parameters =
        [
            new("gp", "5", "dimensionless", "weight of smooth playback (gamma p in the paper, 5 in Sabre)"),
            new("basic", "", "flag", "BOLA-BASIC: a constant Vp and no look at the throughput (the default)"),
            new("finite", "", "flag", "BOLA-FINITE: a smaller Vp near both ends of the media"),
            new("u", "", "flag", "BOLA-U: goes up to one above what the throughput sustains"),
            new("o", "", "flag", "BOLA-O: goes up to what the throughput sustains, and waits"),
            new("wait", "on", "on|off", "waits while nothing is worth its bits (the paper; off in Sabre)"),
        ],
        InformationSet = InformationSet.DeclaredRates,
        Create = a => new BolaRule(a.Number("gp", 0.001), FormOf(a)),
    };

    // Near both ends BOLA-FINITE plays as if half of the nearer part of the media were all the buffer there is, at least so many segments.
    private const double LeastFiniteSegments = 3;

    private static readonly ReasonCode Best = new("bola", "best", "{0:0.0} s buffered: best score with Vp {1:0.00} s", "bufferSeconds", "vpSeconds");
    private static readonly ReasonCode Wait = new("bola", "wait", "{0:0.0} s buffered is more than any representation is worth: wait {1:0.0} s", "bufferSeconds", "waitSeconds");
    private static readonly ReasonCode Held = new("bola", "throughput-bound", "{0:0.0} s buffered would go higher than {1:0} kbps sustain", "bufferSeconds", "throughputKbps");
    private static readonly ReasonCode Beaten = new("bola", "abandon", "{0:0.0} s buffered: {1:0} kbit to go are worth less than a lower representation", "bufferSeconds", "leftKbit");

    private int _last, _soughtTo;

    public AbrDecision Choose(in AbrContext context)
    {
        var objective = Objective(context.Media, context.Segment, context.BufferCapacity);
        var level = context.BufferLevel;
        var best = objective.Best(level.Milliseconds, out var score);
        var decision = score < 0 && form.Waits ? WaitUntilWorth(objective, level) : new(best, Duration.Zero, Best.With(level.Seconds, objective.VpSeconds));
        if (form.Bound != BolaBound.None && decision.Representation > _last && context.Throughput is { } throughput)
            decision = Hold(decision, context, objective, throughput);
        _last = decision.Representation;
        return decision;
    }

    public bool GivesUp(in DownloadProgress progress, out int instead, out DecisionReason reason)
    {
        (instead, reason) = (progress.Representation, default);
        if (!form.Abandons || progress.Received <= DataSize.Zero || progress.Left <= DataSize.Zero) return false;
        var objective = Objective(progress.Media, progress.Segment, progress.BufferCapacity);
        var score = objective.Score(progress.Representation, progress.BufferLevel.Milliseconds, progress.Left.Bits);
        if (score < 0 || !objective.IsBeaten(progress, progress.BufferLevel.Milliseconds, progress.Left.Bits, score, out instead)) return false;
        reason = Beaten.With(progress.BufferLevel.Seconds, progress.Left.Bits / 1000);
        return true;
    }

    public void DownloadEnded(in DownloadOutcome outcome)
    {
        if (outcome is { IsAbandoned: true, IsReplacement: false }) _last = outcome.Instead;
    }

    public void WaitedForRoom(Duration played)
    {
        // The level says it all.
    }

    public void Sought(int segment) => _soughtTo = segment;

    public IAbrRule Clone() => (BolaRule)MemberwiseClone();

    private static AbrDecision WaitUntilWorth(in BolaObjective objective, Duration level)
    {
        // Once the level has fallen to Vp(u_M + gp) the highest Representation is worth its bits again.
        var wait = level - Duration.FromMilliseconds(objective.MostBufferMs(objective.Top));
        return new(objective.Top, wait, Wait.With(level.Seconds, wait.Seconds));
    }

    private AbrDecision Hold(in AbrDecision decision, in AbrContext context, in BolaObjective objective, Bitrate throughput)
    {
        var sustained = Ladder.Sustained(context.Media, throughput, context.Latency, context.SegmentDuration);
        if (decision.Representation <= sustained) return decision;
        var reason = Held.With(context.BufferLevel.Seconds, throughput.Kbps);
        if (_last > sustained) return new(_last, Duration.Zero, reason);
        if (form.Bound == BolaBound.U) return new(sustained + 1, Duration.Zero, reason);
        return new(sustained, Duration.Max(context.BufferLevel - Duration.FromMilliseconds(objective.MostBufferMs(sustained)), Duration.Zero), reason);
    }

    private BolaObjective Objective(AdaptationSet media, int segment, Duration capacity)
    {
        var duration = media.Segments[segment].Duration;
        if (form.Finite)
        {
            var nearer = Math.Min(segment - _soughtTo, media.SegmentCount - segment);
            capacity = Duration.Min(capacity, duration * Math.Max(nearer / 2.0, LeastFiniteSegments));
        }
        var range = media.LogKbps[^1] - media.LogKbps[0];
        return new(media, Math.Max((capacity - duration).Milliseconds, 0) / (range + gp), gp, lowestUtility: 0);
    }

    private static BolaForm FormOf(ComponentArguments a)
    {
        if (a.Flag("u") && a.Flag("o")) throw new FormatException("u and o exclude each other: give one of them");
        if (a.Flag("basic") && (a.Flag("finite") || a.Flag("u") || a.Flag("o"))) throw new FormatException("basic is the form without finite, u and o");
        return new BolaForm(a.Flag("finite"), a.Flag("u") ? BolaBound.U : a.Flag("o") ? BolaBound.O : BolaBound.None, a.Switch("wait"));
    }
}
