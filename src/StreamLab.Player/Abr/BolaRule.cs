namespace StreamLab.Player;

/// <summary>
/// BOLA-BASIC: Lyapunov optimisation of utility against rebuffering from the buffer level alone. With utilities u_m = ln(R_m/R_1) and
/// Vp = (capacity - p)/(u_M + gp) it takes the m that maximises (Vp (u_m + gp) - B)/R_m, and waits while every numerator is negative.
/// Source: Spiteri, Urgaonkar, Sitaraman, INFOCOM'16 / ToN'20, in seconds of buffer as in Sabre.
/// </summary>
public sealed class BolaRule(double gp) : IAbrRule
{
    public static readonly ComponentDescriptor<IAbrRule> Descriptor = new()
    {
        Name = "bola",
        Summary = "BOLA-BASIC: utility per bit against the buffer level, no throughput needed",
        Source = "Spiteri, Urgaonkar, Sitaraman, INFOCOM'16, ToN'20",
        Parameters = [new("gp", "5", "dimensionless", "weight of smooth playback (gamma p in the paper, 5 in Sabre)")],
        InformationSet = InformationSet.DeclaredRates,
        Create = a => new BolaRule(a.Number("gp", 0.001)),
    };

    private static readonly ReasonCode Best = new("bola", "best", "{0:0.0} s buffered: best score with Vp {1:0.00} s", "bufferSeconds", "vpSeconds");
    private static readonly ReasonCode Wait = new("bola", "wait", "{0:0.0} s buffered is more than any representation is worth: wait {1:0.0} s", "bufferSeconds", "waitSeconds");

    public AbrDecision Choose(in AbrContext context)
    {
        var media = context.Media;
        var utility = media.LogUtility;
        var level = context.BufferLevel.Seconds;
        var vp = Math.Max((context.BufferCapacity - context.SegmentDuration).Seconds, 0) / (utility[^1] + gp);

        var best = 0;
        var bestScore = double.NegativeInfinity;
        for (var m = 0; m < utility.Length; m++)
        {
            var score = ((vp * (utility[m] + gp)) - level) / media.BandwidthOf(m).BitsPerSecond;
            if (score <= bestScore) continue;
            (best, bestScore) = (m, score);
        }
        if (bestScore >= 0) return new(best, Duration.Zero, Best.With(level, vp));
        // Once the level has fallen to Vp(u_M + gp) the highest Representation is worth its bits again.
        var top = utility.Length - 1;
        var wait = level - (vp * (utility[top] + gp));
        return new(top, new Duration(wait), Wait.With(level, wait));
    }

    public IAbrRule Clone() => new BolaRule(gp);
}
