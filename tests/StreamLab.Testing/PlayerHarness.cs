using StreamLab.Player;

namespace StreamLab.Testing;

/// <summary>A driver by hand: tests hand inputs to a core and look at what it asks for.</summary>
public sealed class PlayerHarness
{
    private readonly List<SegmentRequest> _inFlight = [];

    public PlayerHarness(SessionConfiguration configuration, Presentation presentation, params IReadOnlyList<string> pathways)
    {
        var names = pathways.Count == 0 ? ["edge-1"] : pathways;
        if (!PlayerCore.TryCreate(configuration, presentation, names, Events, out var core, out var error)) throw new ArgumentException(error);
        Core = core;
    }

    public PlayerCore Core { get; }

    /// <summary>Hears every input, where a test wants it.</summary>
    public IInputRecorder? Recorder { get; init; }

    /// <summary>All that the core told.</summary>
    public EventList Events { get; } = new();

    /// <summary>All commands so far, in order.</summary>
    public List<PlayerCommand> Commands { get; } = [];

    /// <summary>Commands of the last input.</summary>
    public IReadOnlyList<PlayerCommand> Last { get; private set; } = [];

    public IReadOnlyList<SegmentRequest> InFlight => _inFlight;

    /// <summary>The instant that the core asked to be woken at last.</summary>
    public double WakeAt { get; private set; } = double.PositiveInfinity;

    public IReadOnlyList<PlayerCommand> Feed(in PlayerInput input)
    {
        Last = Core.Handle(input).ToArray();
        Recorder?.Record(input, [.. Last]);
        Commands.AddRange(Last);
        foreach (var command in Last)
        {
            if (command.Kind == PlayerCommandKind.Request) _inFlight.Add(command.Request);
            if (command.Kind == PlayerCommandKind.Abandon) _inFlight.RemoveAll(r => r.Id == command.RequestId);
            if (command.Kind == PlayerCommandKind.WakeAt) WakeAt = command.At.Seconds;
        }
        return Last;
    }

    public PlayerHarness Start()
    {
        Feed(PlayerInput.Started(Instant.Origin));
        return this;
    }

    public IReadOnlyList<PlayerCommand> Wake(double at) => Feed(PlayerInput.TimerFired(Instant.FromSeconds(at)));

    /// <summary>The oldest media request in flight (of a track) arrives whole: first byte at <paramref name="firstByteAt"/> or at once.</summary>
    public IReadOnlyList<PlayerCommand> Deliver(double at, int track = 0, double? firstByteAt = null)
    {
        var request = _inFlight.First(r => r.Track == track && r.Purpose != RequestPurpose.Probe);
        return Deliver(request, at, firstByteAt ?? at);
    }

    public IReadOnlyList<PlayerCommand> Deliver(SegmentRequest request, double at, double firstByteAt)
    {
        var media = Core.Tracks[request.Track];
        Feed(PlayerInput.ResponseStarted(Instant.FromSeconds(firstByteAt), request.Id));
        if (request.Purpose == RequestPurpose.Media)
        {
            var segment = media.Segments[request.Segment];
            Feed(PlayerInput.MediaAppended(Instant.FromSeconds(at), request.Id, segment.Start, segment.End));
        }
        var size = request.Purpose switch
        {
            RequestPurpose.Initialization => DataSize.FromBytes(800),
            RequestPurpose.Probe => request.Limit,
            _ => media.SizeOf(request.Representation, request.Segment),
        };
        _inFlight.Remove(request);
        return Feed(PlayerInput.RequestDone(Instant.FromSeconds(at), request.Id, size));
    }

    public IReadOnlyList<PlayerCommand> Fail(double at, RequestFailure failure, int track = 0)
    {
        var request = _inFlight.First(r => r.Track == track && r.Purpose != RequestPurpose.Probe);
        _inFlight.Remove(request);
        return Feed(PlayerInput.RequestFailed(Instant.FromSeconds(at), request.Id, DataSize.Zero, failure));
    }
}
