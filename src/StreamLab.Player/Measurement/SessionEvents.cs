using System.Reflection;

namespace StreamLab.Player;

/// <summary>Events that a driver tells, the same in real and in virtual time.</summary>
public static class SessionEvents
{
    /// <summary>Version of the product, as logs have it.</summary>
    public static string Version { get; } =
        typeof(SessionEvents).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>The first line of a log.</summary>
    public static SessionStartEvent Opening(
        SessionConfiguration configuration, Presentation media, IReadOnlyList<string> pathways, string informationSet, string? trace = null) => new()
        {
            T = 0,
            Version = Version,
            Configuration = configuration,
            Seed = configuration.Seed,
            Media = media.Title,
            MediaHash = MediaHash.Of(media),
            Pathways = pathways,
            InformationSet = informationSet,
            Trace = trace,
        };

    /// <summary>The levels of all buffers at an instant not before the core's last input.</summary>
    public static BufferEvent Buffers(PlayerCore core, Instant at)
    {
        var position = core.PositionAt(at);
        var levels = core.Tracks.Select((t, i) => (t.ContentType, Level: core.BufferLevel(i, position)));
        return new BufferEvent
        {
            T = (at - core.SessionOrigin).Seconds,
            Position = position.Seconds,
            Seconds = levels.ToDictionary(l => l.ContentType.NameInLogs(), l => Math.Max(l.Level.Seconds, 0), StringComparer.Ordinal),
        };
    }
}
