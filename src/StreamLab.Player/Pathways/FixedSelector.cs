namespace StreamLab.Player;

/// <summary>One pathway by name, as long as it works; others only in its absence.</summary>
public sealed class FixedSelector(string name) : IPathwaySelector
{
    public static readonly ComponentDescriptor<IPathwaySelector> Descriptor = new()
    {
        Name = "fixed",
        Summary = "one server by its name",
        Source = "baseline",
        Parameters = [new("name", "", "serviceLocation", "the server's name in the manifest")],
        Create = a => new FixedSelector(a.Text("name")),
    };

    private static readonly ReasonCode Named = new("fixed", "named", "the pathway that was asked for");

    /// <summary>The name that the manifest must have.</summary>
    public string Pinned { get; } = name;

    /// <remarks>A pinned server is used even while it fails: that is what pinning is for.</remarks>
    public PathwayDecision Choose(in PathwayContext context)
    {
        for (var i = 0; i < context.Pathways.Length; i++)
            if (context.Pathways[i].Name == Pinned) return new(i, Named.With());
        throw new InvalidOperationException($"There is no pathway {Pinned}; {nameof(PlayerCore)} checks that before it starts.");
    }

    public IPathwaySelector Clone() => this;
}
