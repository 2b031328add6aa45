namespace StreamLab.Cdn;

/// <summary>
/// What a bandit remembers of its arms: a pathway is an arm, a report is a reward between 0 and 1. With a memory, each report lets all
/// earlier ones fade (discounting; Garivier, Moulines 2011), so that a change is noticed.
/// </summary>
/// <param name="enough">A throughput that earns the whole reward.</param>
/// <param name="memory">After so many reports an earlier one counts for about a third; 0: never fades.</param>
internal sealed class Arms(Bitrate enough, double memory)
{
    private const int Most = 64;

    public static readonly IReadOnlyList<SteeringParameter> Parameters =
    [
        new("enough", "10", "Mbps", "a throughput that earns the whole reward; more earns no more"),
        new("memory", "0", "reports", "how many reports until an earlier one counts for a third; 0: it never fades"),
    ];

    private readonly Dictionary<string, Arm> _arms = new(StringComparer.Ordinal);

    /// <param name="Pulls">How many rewards, faded ones in part.</param>
    /// <param name="Reward">Their sum.</param>
    public readonly record struct Arm(double Pulls, double Reward)
    {
        public double Mean => Pulls > 0 ? Reward / Pulls : 0;
    }

    public static Arms Of(SteeringArguments arguments) => new(Bitrate.FromMbps(arguments.Number("enough", 0.001)), arguments.Number("memory"));

    public Arm this[SteeringPathway pathway] => _arms.GetValueOrDefault(pathway.Name);

    /// <summary>Takes what the client reports of pathways that are alive.</summary>
    public void Learn(SteeringContext context)
    {
        foreach (var (name, throughput) in context.Experiences)
            if (throughput is { } rate && context.Pathways.Any(p => p.Name == name)) Learn(name, Math.Clamp(rate / enough, 0, 1), context);
    }

    /// <summary>The chosen one, then the others by what they earned.</summary>
    public IReadOnlyList<SteeringPathway> Behind(SteeringPathway chosen, SteeringContext context) =>
        [chosen, .. SpreadPolicy.InOrder(context).Where(p => p != chosen).OrderByDescending(p => this[p].Mean)];

    private void Learn(string name, double reward, SteeringContext context)
    {
        var kept = memory > 0 ? Math.Exp(-1 / memory) : 1;
        if (kept < 1)
            foreach (var (other, arm) in _arms) _arms[other] = new(arm.Pulls * kept, arm.Reward * kept);
        if (!_arms.ContainsKey(name) && _arms.Count >= Most) Forget(context);
        var known = _arms.GetValueOrDefault(name);
        _arms[name] = new(known.Pulls + 1, known.Reward + reward);
    }

    /// <summary>Those that are gone, in case that names come and go without end.</summary>
    private void Forget(SteeringContext context)
    {
        foreach (var name in _arms.Keys)
            if (context.Pathways.All(p => p.Name != name)) _arms.Remove(name);
    }
}
