namespace StreamLab.Player;

/// <summary>
/// BOLA-E: BOLA for a player. It decides with a virtual placeholder beside the buffer, so that it starts at what the throughput
/// sustains, stays where a wait or a seek has emptied the buffer, and never goes up beyond what the throughput sustains. The
/// insufficient-buffer rule keeps it from Segments that would take longer than is buffered.
/// Source: Spiteri, Sitaraman, Sparacio, MMSys'18, section 4 (Sabre's BolaEnh; dash.js).
/// </summary>
public sealed class BolaERule(double gp, bool minimisesOscillation, bool insufficientBufferRule) : IAbrRule, IAbrMemory, IAbandonmentRule
{
    public static readonly ComponentDescriptor<IAbrRule> Descriptor = new()
    {
        Name = "bola-e",
        Summary = "BOLA with a placeholder buffer, a throughput start and the insufficient-buffer rule",
        Source = "Spiteri, Sitaraman, Sparacio, MMSys'18 (Sabre, dash.js)",
        Parameters =
        [
            new("gp", "5", "dimensionless", "weight of smooth playback; only with ibr=off, else it follows from the buffer (Sabre: 5)"),
            new("osc", "", "flag", "goes up to what the throughput sustains, not one above it"),
            new("ibr", "on", "on|off", "insufficient-buffer rule, and a buffer of at least 10 s + 2 s a representation (off: BOLA-PL)"),
        ],
        InformationSet = InformationSet.DeclaredRates,
        Create = a => a.Switch("ibr") && a.IsGiven("gp")
            ? throw new FormatException("gp has no effect without ibr=off: leave it out")
            : new BolaERule(a.Number("gp", 1.001), a.Flag("osc"), a.Switch("ibr")),
    };

    private const double LeastBufferMs = 10_000, LeastBufferPerLevelMs = 2_000;
    private const double LeastSmoothness = 1e-9; // one representation alone has nothing to weigh

    private static readonly ReasonCode Waiting = new("bola-e", "no-sample", "no throughput known yet");
    private static readonly ReasonCode FirstChoice = new("bola-e", "start", "{0:0} kbps sustain it: {1:0.0} s of placeholder", "throughputKbps", "placeholderSeconds");
    private static readonly ReasonCode Best = new("bola-e", "best", "{0:0.0} s buffered and {1:0.0} s of placeholder: best score with Vp {2:0.00} s", "bufferSeconds", "placeholderSeconds", "vpSeconds");
    private static readonly ReasonCode Held = new("bola-e", "throughput-bound", "{0:0.0} s buffered would go higher than {1:0} kbps sustain", "bufferSeconds", "throughputKbps");
    private static readonly ReasonCode BufferShort = new("bola-e", "insufficient-buffer", "{0:0} kbps measured, but only {1:0.0} s buffered", "throughputKbps", "bufferSeconds");
    private static readonly ReasonCode Beaten = new("bola-e", "abandon", "{0:0.0} s buffered and placeholder: {1:0} kbit to go are worth less than a lower representation", "bufferSeconds", "leftKbit");

    private double _placeholderMs;
    private InsufficientBuffer _insufficientBuffer = new();
    private int _last;
    private bool _isSteady;

    public AbrDecision Choose(in AbrContext context)
    {
        if (context.Throughput is not { } throughput) return new(_last, Duration.Zero, Waiting.With());
        var objective = Objective(context.Media, context.BufferCapacity, context.SegmentDuration);
        var sustained = Ladder.Sustained(context.Media, throughput, context.Latency, context.SegmentDuration);
        return _isSteady ? ChooseSteady(context, objective, throughput, sustained) : ChooseFirst(context, objective, throughput, sustained);
    }

    public bool GivesUp(in DownloadProgress progress, out int instead, out DecisionReason reason)
    {
        (instead, reason) = (progress.Representation, default);
        if (progress.Received <= DataSize.Zero) return false;
        // Another request costs another time to first byte, in which what is on its way comes in any case.
        var levelMs = Math.Max(progress.BufferLevel.Milliseconds + _placeholderMs - progress.TimeToFirstByte.Milliseconds, 0);
        var leftBits = (progress.Left - (progress.Rate * progress.TimeToFirstByte)).Bits;
        // What weighs more than is left cannot beat it.
        if (!(leftBits > progress.NominalSizeIn(0).Bits)) return false;
        var objective = Objective(progress.Media, progress.BufferCapacity, progress.SegmentDuration);
        if (!objective.IsBeaten(progress, levelMs, leftBits, objective.Score(progress.Representation, levelMs, leftBits), out instead)) return false;
        reason = Beaten.With(levelMs / 1000, leftBits / 1000);
        return true;
    }

    public void DownloadEnded(in DownloadOutcome outcome)
    {
        _last = outcome.Representation;
        var objective = Objective(outcome.Media, outcome.BufferCapacity, outcome.Media.Segments[0].Duration);
        if (outcome.IsAbandoned) LowerAfterAbandonment(outcome, objective);
        else if (outcome.IsReplacement) _placeholderMs += outcome.Media.Segments[0].Duration.Milliseconds;
        else FitTo(outcome, objective);
    }

    /// <summary>The level would have risen, had there been room.</summary>
    public void WaitedForRoom(Duration played) => _placeholderMs += played.Milliseconds;

    public void Sought(int segment) => _isSteady = false;

    public IAbrRule Clone() => (BolaERule)MemberwiseClone();

    private AbrDecision ChooseFirst(in AbrContext context, in BolaObjective objective, Bitrate throughput, int sustained)
    {
        (_isSteady, _insufficientBuffer) = (true, new());
        _placeholderMs = Math.Max(objective.LeastBufferMs(sustained) - context.BufferLevel.Milliseconds, 0);
        return new(sustained, Duration.Zero, FirstChoice.With(throughput.Kbps, _placeholderMs / 1000));
    }

    private AbrDecision ChooseSteady(in AbrContext context, in BolaObjective objective, Bitrate throughput, int sustained)
    {
        var levelMs = context.BufferLevel.Milliseconds;
        var representation = objective.Best(levelMs + _placeholderMs, out _);
        var reason = Best.With(levelMs / 1000, _placeholderMs / 1000, objective.VpSeconds);
        if (representation > _last && representation > sustained)
        {
            representation = Math.Max(_last, sustained) + (minimisesOscillation ? 0 : 1);
            reason = Held.With(levelMs / 1000, throughput.Kbps);
        }
        var waitMs = Spend(levelMs + _placeholderMs - objective.MostBufferMs(representation));
        var wait = representation == objective.Top ? Duration.Zero : Duration.FromMilliseconds(waitMs);
        var most = insufficientBufferRule ? _insufficientBuffer.Affordable(context, throughput) : representation;
        if (most >= representation) return new(representation, wait, reason);
        _placeholderMs = Math.Min(_placeholderMs, Math.Max(objective.LeastBufferMs(most) - levelMs, 0));
        return new(most, Duration.Zero, BufferShort.With(throughput.Kbps, levelMs / 1000));
    }

    /// <summary>More buffer than the choice is worth: the placeholder pays first.</summary>
    /// <returns>What is left to wait for.</returns>
    private double Spend(double excessMs)
    {
        if (excessMs <= 0) return 0;
        var paid = Math.Min(excessMs, _placeholderMs);
        _placeholderMs -= paid;
        return excessMs - paid;
    }

    /// <summary>Neither larger than the level at which such a download would be asked for, nor smaller (other rules may have decided).</summary>
    private void FitTo(in DownloadOutcome outcome, in BolaObjective objective)
    {
        var beforeMs = outcome.BufferLevel.Milliseconds + outcome.Time.Milliseconds;
        _placeholderMs = Math.Min(_placeholderMs, Math.Max(objective.MostBufferMs(outcome.Representation) - beforeMs, 0));
        if (outcome.BufferLevel > Duration.Zero) _placeholderMs = Math.Max(_placeholderMs, objective.LeastBufferMs(outcome.Representation) - beforeMs);
    }

    private void LowerAfterAbandonment(in DownloadOutcome outcome, in BolaObjective objective)
    {
        if (outcome.IsReplacement) return;
        var wantedMs = outcome.Instead > 0 ? objective.LeastBufferMs(outcome.Instead) : LeastBufferMs;
        _placeholderMs = Math.Min(_placeholderMs, Math.Max(wantedMs - outcome.BufferLevel.Milliseconds, 0));
    }

    /// <summary>With the insufficient-buffer rule the lowest Representation is left at 10 s and the highest worth its bits to the whole buffer.</summary>
    private BolaObjective Objective(AdaptationSet media, Duration capacity, Duration segment)
    {
        var highest = media.LogKbps[^1] + (1 - media.LogKbps[0]);
        if (!insufficientBufferRule) return new(media, Math.Max((capacity - segment).Milliseconds, 0) / (highest + (gp - 1)), gp - 1, lowestUtility: 1);
        var bufferMs = Math.Max(LeastBufferMs + (LeastBufferPerLevelMs * media.RepresentationCount), capacity.Milliseconds);
        var smoothness = Math.Max((highest - 1) / ((bufferMs / LeastBufferMs) - 1), LeastSmoothness);
        return new(media, LeastBufferMs / smoothness, smoothness, lowestUtility: 1);
    }
}
