using System.Reflection;
using StreamLab.Player;

namespace StreamLab.Client;

/// <summary>Tells what a real session has to say beside what its core says.</summary>
internal sealed class SessionReporter(SessionSetup setup, PlayerCore core, SessionClock clock, IObserver<SessionEvent> events)
{
    private readonly IReadOnlyList<AdaptationSet> _tracks = core.Tracks;

    public BenchMonitor Bench { get; } = new(setup.Process);

    private double T => core.SessionOrigin == Instant.Never ? 0 : Math.Max((clock.Now - core.SessionOrigin).Seconds, 0);

    public void TellStart()
    {
        var media = setup.Media.Manifest;
        events.OnNext(new SessionStartEvent
        {
            T = 0,
            Version = typeof(Session).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
            SessionId = setup.SessionId,
            Configuration = LoggedConfiguration.Of(setup.Configuration),
            Seed = setup.Configuration.Seed,
            Media = media.Presentation.Title,
            MediaHash = MediaHash.Of(media.Presentation),
            InformationSet = core.InformationSet,
            Pathways = [.. media.Pathways.Select(p => p.Name)],
        });
        events.OnNext(new ManifestEvent { T = 0, Url = HttpUrl.Describe(setup.Media.Url), Warning = setup.Media.Warning });
    }

    /// <summary>A second is over: the buffer as the core had it last, and the Bench.</summary>
    public void TellSecond()
    {
        var levels = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var i = 0; i < _tracks.Count; i++) levels[NameOf(_tracks[i].ContentType)] = core.BufferLevel(i).Seconds;
        events.OnNext(new BufferEvent { T = T, Position = core.Position.Seconds, Seconds = levels });
        events.OnNext(Bench.Second(T));
    }

    /// <param name="rendererFailure">Why the picture ended before the session did; null when it did not.</param>
    public SessionSummary TellSummary(string? rendererFailure)
    {
        var summary = core.Summarise(setup.Media.Manifest.Presentation.Title) with { Valid = Bench.IsValid, Bench = Bench.Report() };
        if (rendererFailure is not null) summary = summary with { Completed = false, EndReason = $"failed: {rendererFailure}" };
        events.OnNext(new SummaryEvent { T = T, Figures = summary });
        return summary;
    }

    private static string NameOf(ContentType type) => type switch { ContentType.Video => "video", ContentType.Audio => "audio", _ => "text" };
}
