using StreamLab.Cdn;

namespace StreamLab.Server;

/// <summary>A file as it came from upstream, or as it is coming.</summary>
internal sealed record MediaObject(MediaFields Fields, Freshness Freshness, MediaBody Body)
{
    /// <summary>Its fields with the length that upstream did not say, once it is known.</summary>
    public MediaFields Described => Fields.Length is null && Body.Length is { } length ? Fields with { Length = length } : Fields;
}
