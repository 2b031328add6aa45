using System.Reactive.Linq;
using System.Reactive.Subjects;
using System.Threading.Channels;
using StreamLab.Player;

namespace StreamLab.Client;

/// <summary>
/// Drives one <see cref="PlayerCore"/> by the wall clock, over real servers. Whatever happens is written to one mailbox with the time at which it
/// happened; one loop reads it, hands it to the core and does what the core asks for. Runs once.
/// </summary>
public sealed class Session
{
    private const double FastestRate = 16;
    private static readonly TimeSpan SteeringPatience = TimeSpan.FromSeconds(2);

    private readonly SessionSetup _setup;
    private readonly PlayerCore _core;
    private readonly Subject<SessionEvent> _events;
    private readonly SessionClock _clock;
    private readonly Channel<Happening> _mailbox = Channel.CreateUnbounded<Happening>(new UnboundedChannelOptions { SingleReader = true });

    private volatile string? _rendererFailure;

    private Session(SessionSetup setup, PlayerCore core, Subject<SessionEvent> events)
    {
        (_setup, _core, _events) = (setup, core, events);
        _clock = new SessionClock(setup.Time);
    }

    /// <summary>All that is told of the session, on its loop's thread: subscribers must be quick.</summary>
    public IObservable<SessionEvent> Events => _events.AsObservable();

    /// <returns>False, with one line that says what is wrong, when the configuration does not fit the media or the servers.</returns>
    public static bool TryCreate(SessionSetup setup, out Session session, out string error)
    {
        session = null!;
        var (manifest, events) = (setup.Media.Manifest, new Subject<SessionEvent>());
        var pathways = manifest.Pathways.Select(p => p.Name).ToArray();
        error = WhyNotSteered(setup);
        if (error.Length > 0) return false;
        if (!PlayerCore.TryCreate(setup.Configuration, manifest.Presentation, pathways, events, out var core, out error, setup.Rules)) return false;
        core.HasRenderer = true;
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
    /// <exception cref="ArgumentOutOfRangeException">The rate is not above 0 and at most 16.</exception>
    public void SetRate(double rate)
    {
        if (rate is not (> 0 and <= FastestRate)) throw new ArgumentOutOfRangeException(nameof(rate), rate, $"not above 0 and at most {FastestRate}");
        Post(PlayerInput.RateRequested(_clock.Now, rate));
    }

    /// <summary>Plays to the end. When it returns, nothing of the session runs any more and the picture is closed.</summary>
    /// <param name="cancellation">Ends the session like a user would: with a summary, not with an exception.</param>
    public async Task<SessionSummary> RunAsync(CancellationToken cancellation)
    {
        var reporter = new SessionReporter(_setup, _core, _events);
        try
        {
            _clock.Start();
            reporter.TellStart();
            await PlayAsync(reporter, cancellation);
            return reporter.TellSummary(_rendererFailure);
        }
        finally
        {
            _events.OnCompleted();
        }
    }

    private async Task PlayAsync(SessionReporter reporter, CancellationToken cancellation)
    {
        using var reports = _setup.Renderer.Reports.Subscribe(TakeReport, TakeRendererFailure);
        await using var picture = _setup.Renderer;
        var planner = new RequestPlanner(_setup.Media.Manifest, _core, _setup.SessionId);
        using var learning = _events.Subscribe(planner.Learn);
        await using var driver = new SessionDriver(_setup, _core, _clock, planner, reporter, _mailbox.Writer);
        await using var stop = cancellation.Register(() => Post(PlayerInput.Stopped(_clock.Now, StopReason.Cancelled)));
        await using var poll = StartPoll();
        if (_setup.Media.Manifest.Steering is { QueryBeforeStart: true } && poll is not null) await WaitAsync(poll.FirstAnswer);
        while (_mailbox.Reader.TryRead(out var early)) driver.Take(early);
        driver.Start();
        // Not cancelled: the cancellation is an input like any other, and the core then ends in order.
        while (!_core.IsEnded && await _mailbox.Reader.WaitToReadAsync(CancellationToken.None))
            while (!_core.IsEnded && _mailbox.Reader.TryRead(out var happening)) driver.Take(happening);
        driver.End();
    }

    private static string WhyNotSteered(SessionSetup setup)
    {
        if (!IsSteered(setup.Configuration)) return "";
        if (setup.Media.Manifest.Steering is null) return "the manifest names no steering server; choose another selector than steered";
        return setup.Steering is null ? throw new ArgumentException("A steered session needs a steering server.", nameof(setup)) : "";
    }

    private static bool IsSteered(SessionConfiguration configuration) => PathwaySelectors.All.Find(configuration.Pathway)?.Name == SteeredSelector.Descriptor.Name;

    private SteeringPoll? StartPoll()
    {
        if (!IsSteered(_setup.Configuration)) return null;
        var (steering, use) = (_setup.Media.Manifest.Steering!, new PathwayUse());
        if (steering.DefaultServiceLocation is { } first) Post(PlayerInput.PathwaysChanged(_clock.Now, new([first], [], Duration.Zero)));
        _events.Subscribe(use.Learn);
        var poll = new SteeringPoll(_setup.Steering!, steering, use, _setup.Time, answer => _mailbox.Writer.TryWrite(new Happening.Steered(_clock.Now, answer)));
        poll.Start();
        return poll;
    }

    /// <summary>The first answer may be long in coming: then the session starts without it.</summary>
    private async Task WaitAsync(Task answer)
    {
        using var over = new CancellationTokenSource();
        await Task.WhenAny(answer, Task.Delay(SteeringPatience, _setup.Time, over.Token));
        await over.CancelAsync();
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
