namespace StreamLab.Player;

/// <summary>Always the same Representation: the baseline that does not adapt.</summary>
public sealed class FixedRule(int representation) : IAbrRule
{
    public static readonly ComponentDescriptor<IAbrRule> Descriptor = new()
    {
        Name = "fixed",
        Summary = "always the same Representation",
        Source = "baseline",
        Parameters = [new("representation", "0", "index", "0 is the lowest rate; above the highest means the highest")],
        Monotone = true,
        Create = a => new FixedRule(a.Count("representation", 0)),
    };

    private static readonly ReasonCode Always = new("fixed", "fixed", "always representation {0}", "representation");

    public AbrDecision Choose(in AbrContext context) =>
        new(Math.Min(representation, context.Media.RepresentationCount - 1), Duration.Zero, Always.With(representation));

    public IAbrRule Clone() => new FixedRule(representation);
}
