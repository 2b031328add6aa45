using StreamLab.Player;

namespace StreamLab.Client;

/// <summary>Tells what a real session has to say beside what its core says.</summary>
internal sealed class SessionReporter(SessionSetup setup, PlayerCore core, SessionClock clock, IObserver<SessionEvent> events)
{
    public BenchMonitor Bench { get; } = new(setup.Process);

    private double T => core.SessionOrigin == Instant.Never ? 0 : Math.Max((clock.Now - core.SessionOrigin).Seconds, 0);

    public void TellStart()
    {
        var media = setup.Media.Manifest;
        var pathways = media.Pathways.Select(p => p.Name).ToArray();
        events.OnNext(SessionEvents.Opening(setup.Configuration, media.Presentation, pathways, core.InformationSet) with { SessionId = setup.SessionId });
        events.OnNext(new ManifestEvent { T = 0, Url = HttpUrl.Describe(setup.Media.Url), Warning = setup.Media.Warning });
    }

    /// <summary>A second is over: the buffer as the core had it last, and the Bench.</summary>
    public void TellSecond()
    {
        if (core.SessionOrigin != Instant.Never) events.OnNext(SessionEvents.Buffers(core, clock.Now));
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
}
