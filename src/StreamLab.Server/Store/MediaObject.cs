using StreamLab.Cdn;

namespace StreamLab.Server;

/// <summary>A file as it came from upstream, or as it is coming.</summary>
internal sealed record MediaObject(MediaFields Fields, Freshness Freshness, MediaBody Body);
