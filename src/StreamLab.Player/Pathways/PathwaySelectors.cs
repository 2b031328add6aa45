namespace StreamLab.Player;

/// <summary>The selectors that <c>--pathway</c> knows.</summary>
public static class PathwaySelectors
{
    public static readonly Catalog<IPathwaySelector> All =
        new("selector", FirstSelector.Descriptor, FixedSelector.Descriptor, FastestSelector.Descriptor, SteeredSelector.Descriptor);
}
