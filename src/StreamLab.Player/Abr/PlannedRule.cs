namespace StreamLab.Player;

/// <summary>
/// Follows decisions that were taken beforehand, one for each Segment: those written down (<c>decisions</c>), or the offline optimum of a
/// trace that is known beforehand (<c>optimal</c>), which the simulation works out and hands in. Beyond the last one the last one holds.
/// </summary>
public sealed class PlannedRule : IAbrRule
{
    private const string Offline = "offline";

    private static readonly ReasonCode Written = new("decisions", "written", "representation {0}, as written down", "representation");
    private static readonly ReasonCode Optimal = new("optimal", "optimal", "representation {0}, as the offline optimum has it", "representation");

    public static readonly ComponentDescriptor<IAbrRule> Descriptor = new()
    {
        Name = "decisions",
        Summary = "the representations that are written down, one for each segment",
        Source = "baseline",
        Parameters = [new("q", "0", "indices", "one character a segment, 0 to 9 and a to z; the last one holds for the rest")],
        Monotone = true,
        Create = a => new PlannedRule(Written, DecisionString.Read(a.Text("q"))),
    };

    public static readonly ComponentDescriptor<IAbrRule> OptimalDescriptor = new()
    {
        Name = "optimal",
        Summary = "the best session that knowing the whole trace allows; in simulations only",
        Source = "StreamLab's offline optimum (docs/optimum.md)",
        Parameters =
        [
            new("qoe", "lin", "lin|log|hd", "what it is the best for"),
            new("plan", Offline, "indices", "its decisions; a simulation works them out and fills them in"),
        ],
        Monotone = true,
        Create = a => new PlannedRule(Optimal, a.Text("plan") == Offline ? [] : DecisionString.Read(a.Text("plan"))) { QoeForm = FormOf(a.Text("qoe")) },
    };

    private readonly ReasonCode _code;
    private readonly int[] _decisions;

    private PlannedRule(ReasonCode code, int[] decisions) => (_code, _decisions) = (code, decisions);

    /// <summary>Index in <see cref="Qoe.Names"/> of what an optimum is the best for.</summary>
    public int QoeForm { get; private init; }

    /// <summary>An optimum that nobody has worked out: there is nothing to follow.</summary>
    public bool IsUnplanned => _decisions.Length == 0;

    public AbrDecision Choose(in AbrContext context)
    {
        var decision = IsUnplanned ? 0 : _decisions[Math.Min(context.Segment, _decisions.Length - 1)];
        var representation = Math.Min(decision, context.Media.RepresentationCount - 1);
        return new(representation, Duration.Zero, _code.With(representation));
    }

    public IAbrRule Clone() => new PlannedRule(_code, _decisions) { QoeForm = QoeForm };

    /// <summary>The same rule with its decisions filled in, as a specification.</summary>
    public static string Specification(int qoeForm, string decisions) => $"{OptimalDescriptor.Name}:qoe={Qoe.Names[qoeForm]},plan={decisions}";

    /// <summary>A specification as people write it: the decisions that were filled in are left out.</summary>
    public static string WithoutPlan(string specification) =>
        specification.StartsWith($"{OptimalDescriptor.Name}:", StringComparison.Ordinal) ? specification.Split(",plan=", 2)[0] : specification;

    private static int FormOf(string name)
    {
        for (var form = 0; form < Qoe.Names.Count; form++)
            if (Qoe.Names[form] == name) return form;
        throw new FormatException($"qoe={name} is not one of {string.Join(", ", Qoe.Names)}");
    }
}
