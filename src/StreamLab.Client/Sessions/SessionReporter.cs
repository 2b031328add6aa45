using StreamLab.Player;

namespace StreamLab.Client;

/// <summary>Tells what a real session has to say beside what its core says.</summary>
internal sealed class SessionReporter(SessionSetup setup, PlayerCore core, IObserver<SessionEvent> events)
{
    private const double Rounding = 1e-6; // seconds; a beat on the very second counts

    private int _secondsTold;

    public BenchMonitor Bench { get; } = new(setup.Process);

    public void TellStart()
    {
        var media = setup.Media.Manifest;
        var pathways = media.Pathways.Select(p => p.Name).ToArray();
        events.OnNext(SessionEvents.Opening(setup.Configuration, media.Presentation, pathways, core.InformationSet) with { SessionId = setup.SessionId });
        events.OnNext(new ManifestEvent { T = 0, Url = HttpUrl.Describe(setup.Media.Url), Warning = setup.Media.Warning });
    }

    /// <summary>The steering server said nothing that can be followed.</summary>
    public void TellNoSteering(Instant now, SteeringAnswer answer)
    {
        var t = core.SessionOrigin == Instant.Never ? 0 : Math.Max((now - core.SessionOrigin).Seconds, 0);
        var problem = answer is SteeringAnswer.Failed failed ? failed.Problem : "nobody steers any more";
        events.OnNext(new SteeringEvent { T = t, Priority = [], Problem = problem });
    }

    /// <summary>Once in each second of session time: the buffers and the bench.</summary>
    public void TellSecond(Instant now)
    {
        var t = core.SessionOrigin == Instant.Never ? 0 : (now - core.SessionOrigin).Seconds;
        var seconds = (int)(t + Rounding);
        if (seconds <= _secondsTold) return;
        _secondsTold = seconds;
        events.OnNext(SessionEvents.Buffers(core, now));
        events.OnNext(Bench.Second(t));
    }

    /// <param name="rendererFailure">Why the picture ended before the session did; null when it did not.</param>
    public SessionSummary TellSummary(string? rendererFailure)
    {
        var summary = Judged(core.Summarise(setup.Media.Manifest.Presentation.Title));
        if (rendererFailure is not null) summary = summary with { End = new SessionEnd(SessionEndKind.Failed, rendererFailure) };
        events.OnNext(new SummaryEvent { T = summary.WallSeconds, Figures = summary });
        return summary;
    }

    private SessionSummary Judged(SessionSummary summary)
    {
        var report = Bench.Report();
        string[] broken = [.. BenchBounds.Broken(report, setup.Configuration.Buffer, summary.UnaccountedSeconds)];
        return summary with { Valid = broken.Length == 0, Bench = report with { OutOfBounds = broken } };
    }
}
