using System.Reactive.Linq;
using System.Reactive.Subjects;
using System.Threading.Channels;
using StreamLab.Player;

namespace StreamLab.Client;

/// <summary>
/// Drives one <see cref="PlayerCore"/> by the wall clock, over real servers. Whatever happens is written to one mailbox with the time at which it
/// happened; one loop reads it, hands it to the core and does what the core asks for. Runs once.
/// </summary>
public sealed partial class Session
{
    private readonly SessionSetup _setup;
    private readonly PlayerCore _core;
    private readonly Subject<SessionEvent> _events;
    private readonly IReadOnlyList<AdaptationSet> _tracks;
    private readonly Channel<Happening> _mailbox = Channel.CreateUnbounded<Happening>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SessionClock _clock;
    private readonly RequestPlanner _planner;
    private readonly TransferPool _transfers;
    private readonly BenchMonitor _bench;
    private readonly Alarm _wake, _beat;

    private volatile string? _rendererFailure;

    private Session(SessionSetup setup, PlayerCore core, Subject<SessionEvent> events)
    {
        (_setup, _core, _events, _tracks) = (setup, core, events, core.Tracks);
        _clock = new SessionClock(setup.Time);
        _planner = new RequestPlanner(setup.Media.Manifest, core, setup.SessionId);
        _transfers = new TransferPool(setup.Fetcher, _clock, _mailbox.Writer);
        _bench = new BenchMonitor(setup.Process);
        _wake = new Alarm(setup.Time, _clock, () => Post(PlayerInput.TimerFired(_clock.Now)));
        _beat = new Alarm(setup.Time, _clock, () => _mailbox.Writer.TryWrite(new Happening.Beat(_clock.Now)));
    }

    /// <summary>All that is told of the session, on its loop's thread: subscribers must be quick.</summary>
    public IObservable<SessionEvent> Events => _events.AsObservable();

    /// <returns>False, with one line that says what is wrong, when the configuration does not fit the media or the servers.</returns>
    public static bool TryCreate(SessionSetup setup, out Session session, out string error)
    {
        session = null!;
        var (manifest, events) = (setup.Media.Manifest, new Subject<SessionEvent>());
        var pathways = manifest.Pathways.Select(p => p.Name).ToArray();
        if (!PlayerCore.TryCreate(setup.Configuration, manifest.Presentation, pathways, events, out var core, out error)) return false;
        session = new Session(setup, core, events);
        return true;
    }

    /// <summary>From any thread, at any time.</summary>
    public void Seek(Duration position) => Post(PlayerInput.SeekRequested(_clock.Now, position));

    /// <inheritdoc cref="Seek"/>
    public void Pause() => Post(PlayerInput.PauseRequested(_clock.Now));

    /// <inheritdoc cref="Seek"/>
    public void Resume() => Post(PlayerInput.ResumeRequested(_clock.Now));

    /// <inheritdoc cref="Seek"/>
    public void SetRate(double rate) => Post(PlayerInput.RateRequested(_clock.Now, rate));

    /// <summary>Plays to the end. When it returns, nothing of the session runs any more and the picture is closed.</summary>
    /// <param name="cancellation">Ends the session like a user would: with a summary, not with an exception.</param>
    public async Task<SessionSummary> RunAsync(CancellationToken cancellation)
    {
        try
        {
            _clock.Start();
            TellStart();
            await PlayAsync(cancellation);
            return TellSummary();
        }
        finally
        {
            _events.OnCompleted();
        }
    }

    private async Task PlayAsync(CancellationToken cancellation)
    {
        var reports = _setup.Renderer.Reports.Subscribe(TakeReport, TakeRendererFailure);
        using (reports)
        await using (_setup.Renderer)
        await using (_transfers)
        await using (_wake)
        await using (_beat)
        await using (cancellation.Register(() => Post(PlayerInput.Stopped(_clock.Now, StopReason.Cancelled))))
        {
            Hand(PlayerInput.Started(_clock.Now));
            _beat.Set(_beatDue);
            await LoopAsync();
        }
    }

    private async Task LoopAsync()
    {
        while (!_core.IsEnded && await _mailbox.Reader.WaitToReadAsync())
            while (!_core.IsEnded && _mailbox.Reader.TryRead(out var happening)) Take(happening);
    }

    private void Post(PlayerInput input) => _mailbox.Writer.TryWrite(new Happening.Input(input));

    private void TakeReport(PlayoutReport report) =>
        Post(PlayerInput.PlayoutReported(_clock.Now, report.Position, report.Rate, report.Starved));

    private void TakeRendererFailure(Exception exception)
    {
        _rendererFailure = exception.Message.ReplaceLineEndings(" ");
        Post(PlayerInput.Stopped(_clock.Now, StopReason.Cancelled));
    }
}
