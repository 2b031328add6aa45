namespace StreamLab.Player;

/// <summary>The first pathway of the manifest that is not excluded: plain failover, and back when the exclusion ends.</summary>
public sealed class FirstSelector : IPathwaySelector
{
    public static readonly ComponentDescriptor<IPathwaySelector> Descriptor = new()
    {
        Name = "first",
        Summary = "the first server of the manifest that works",
        Source = "ISO 23009-1, 5.6.5 (alternative BaseURLs)",
        Create = _ => new FirstSelector(),
    };

    private static readonly ReasonCode InOrder = new("first", "in-order", "the first pathway that works");

    public PathwayDecision Choose(in PathwayContext context)
    {
        var pathway = 0;
        while (pathway < context.Pathways.Length - 1 && context.Pathways[pathway].Excluded) pathway++;
        return new(pathway, InOrder.With());
    }

    public IPathwaySelector Clone() => this;
}
