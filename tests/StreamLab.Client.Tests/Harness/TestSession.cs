using StreamLab.Player;

namespace StreamLab.Client.Tests;

/// <summary>A session over scripted servers in virtual time, with all that a test may want to look at.</summary>
internal sealed class TestSession
{
    public TestSession(
        SessionConfiguration? configuration = null, LoadedManifest? media = null, Func<TimeProvider, IRenderer>? renderer = null, IInputRecorder? recorder = null,
        Func<int, SteeringAnswer>? steering = null)
    {
        Fetcher = new ScriptedFetcher(Time.Provider);
        Steering = steering is null ? null : new ScriptedSteering(Time, steering);
        var setup = new SessionSetup
        {
            Media = media ?? TestManifest.Load(pathways: ["a"]),
            Configuration = configuration ?? new SessionConfiguration(),
            Fetcher = Fetcher,
            Steering = Steering,
            Renderer = (renderer ?? (time => new ClockRenderer(time)))(Time.Provider),
            SessionId = "lab-1",
            Recorder = recorder ?? Recorded,
            Time = Time.Provider,
            Process = new QuietProcess(),
        };
        if (!Session.TryCreate(setup, out var session, out var error)) throw new ArgumentException(error);
        Session = session;
        Session.Events.Subscribe(Events);
    }

    public VirtualTime Time { get; } = new();
    public ScriptedFetcher Fetcher { get; }
    public ScriptedSteering? Steering { get; }
    public Session Session { get; }
    public EventList Events { get; } = new();
    public InputList Recorded { get; } = new();

    public SessionSummary Run(CancellationToken cancellation = default) => Time.Run(() => Session.RunAsync(cancellation));

    public SessionSummary RunAndCancelAt(double seconds)
    {
        using var stop = new CancellationTokenSource();
        Time.At(seconds, stop.Cancel);
        return Run(stop.Token);
    }
}
