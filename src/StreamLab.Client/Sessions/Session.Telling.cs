using System.Reflection;
using StreamLab.Player;

namespace StreamLab.Client;

// Telling: what a real session has to say beside what its core says.
public sealed partial class Session
{
    private double T => _core.SessionOrigin == Instant.Never ? 0 : Math.Max((_clock.Now - _core.SessionOrigin).Seconds, 0);

    private void TellStart()
    {
        var (media, configuration) = (_setup.Media.Manifest, _setup.Configuration);
        _events.Subscribe(_planner.Learn);
        _events.OnNext(new SessionStartEvent
        {
            T = 0,
            Version = typeof(Session).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
            SessionId = _setup.SessionId,
            Configuration = LoggedConfiguration.Of(configuration),
            Seed = configuration.Seed,
            Media = media.Presentation.Title,
            MediaHash = MediaHash.Of(media.Presentation),
            InformationSet = _core.InformationSet,
            Pathways = [.. media.Pathways.Select(p => p.Name)],
        });
        _events.OnNext(new ManifestEvent { T = 0, Url = HttpUrl.Describe(_setup.Media.Url), Warning = _setup.Media.Warning });
    }

    private void TellSecond(Instant now)
    {
        Hand(PlayerInput.TimerFired(now)); // lets the core's picture come up to now
        if (_core.IsEnded) return;
        var levels = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var i = 0; i < _tracks.Count; i++) levels[NameOf(_tracks[i].ContentType)] = _core.BufferLevel(i).Seconds;
        _events.OnNext(new BufferEvent { T = T, Position = _core.Position.Seconds, Seconds = levels });
        _events.OnNext(_bench.Second(T));
    }

    private SessionSummary TellSummary()
    {
        var summary = _core.Summarise(_setup.Media.Manifest.Presentation.Title) with { Valid = _bench.IsValid, Bench = _bench.Report() };
        if (_rendererFailure is { } why) summary = summary with { Completed = false, EndReason = $"failed: {why}" };
        _events.OnNext(new SummaryEvent { T = T, Figures = summary });
        return summary;
    }

    private static string NameOf(ContentType type) => type switch { ContentType.Video => "video", ContentType.Audio => "audio", _ => "text" };
}
