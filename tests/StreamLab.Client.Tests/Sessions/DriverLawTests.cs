using CsCheck;
using StreamLab.Player;

namespace StreamLab.Client.Tests;

/// <summary>What a driver owes its core, over sessions with two tracks, two servers, failures, probes and abandonment.</summary>
public sealed class DriverLawTests
{
    private static readonly Gen<int> Seeds = Gen.Int[0, 1_000_000];

    [Fact]
    public void Times_never_go_back() =>
        Seeds.Sample(seed => Assert.All(Pairs(Run(seed).Recorded.Inputs), pair => Assert.True(pair.Before.At <= pair.After.At)), iter: 8, threads: 1);

    [Fact]
    public void Media_comes_before_its_request_is_done() => Seeds.Sample(seed =>
    {
        var session = Run(seed);
        var appended = new HashSet<int>();
        foreach (var input in session.Recorded.Inputs)
        {
            if (input.Kind == PlayerInputKind.MediaAppended) appended.Add(input.RequestId);
            var isMedia = input.Kind == PlayerInputKind.RequestDone && session.Fetcher.Requests.Any(r => r.Segment.Id == input.RequestId && r.Segment.Purpose == RequestPurpose.Media);
            Assert.True(!isMedia || appended.Contains(input.RequestId));
        }
    }, iter: 4, threads: 1);

    [Fact]
    public void Before_a_first_byte_or_an_end_come_the_bytes_of_the_others() => Seeds.Sample(seed =>
    {
        var (recorded, inFlight) = (Run(seed).Recorded, new Dictionary<int, Instant>()); // request: when its bytes were told last
        foreach (var (number, input) in recorded.Inputs.Index())
        {
            var isEnd = input.Kind is PlayerInputKind.RequestDone or PlayerInputKind.RequestFailed;
            if (isEnd) inFlight.Remove(input.RequestId);
            foreach (var abandoned in recorded.Abandoned.Where(a => a.Value < number)) inFlight.Remove(abandoned.Key);
            if (isEnd || input.Kind == PlayerInputKind.ResponseStarted) Assert.All(inFlight.Values, told => Assert.Equal(input.At, told));
            if (input.Kind is PlayerInputKind.ResponseStarted or PlayerInputKind.BytesArrived) inFlight[input.RequestId] = input.At;
        }
    }, iter: 8, threads: 1);

    [Fact]
    public void Watched_requests_tell_their_bytes_every_100_ms()
    {
        var session = new TestSession(new SessionConfiguration { Abr = "fixed:2", Abandonment = "on" });
        session.Fetcher.Rate = _ => Bitrate.FromMbps(4);
        session.RunAndCancelAt(20);
        var progress = Pairs([.. session.Recorded.Inputs.Where(i => i.Kind == PlayerInputKind.BytesArrived)]).Where(p => p.Before.RequestId == p.After.RequestId).ToArray();
        Assert.True(progress.Length > 50);
        Assert.All(progress, pair => Assert.Equal(0.1, (pair.After.At - pair.Before.At).Seconds, 0.0015));
    }

    [Fact]
    public void Requests_that_nobody_watches_tell_nothing_in_between()
    {
        var session = new TestSession(new SessionConfiguration { Abr = "fixed:2" });
        session.RunAndCancelAt(10);
        Assert.DoesNotContain(session.Recorded.Inputs, i => i.Kind == PlayerInputKind.BytesArrived);
    }

    [Fact]
    public void A_session_replays_to_the_same_commands()
    {
        var text = new StringWriter();
        var log = new InputLogWriter(text, "test", Configuration, ["a", "b"], Media.Manifest.Presentation);
        new TestSession(Configuration, Media, recorder: log).Run();
        Assert.True(InputLog.TryReplay(new StringReader(text.ToString()), null, out var result, out _));
        Assert.Null(result.Difference);
        Assert.True(result.Summary.Completed);
    }

    private static SessionConfiguration Configuration => new() { Pathway = "fastest:every=3", Abandonment = "on", Buffer = Duration.FromSeconds(12) };

    private static LoadedManifest Media => TestManifest.Load(12, audio: true, "a", "b");

    /// <summary>Rates that jump every two seconds, and one request in twenty that fails.</summary>
    private static TestSession Run(int seed)
    {
        var session = new TestSession(Configuration, Media);
        session.Fetcher.Rate = request => Bitrate.FromMbps(0.5 + (Noise(seed, (int)(session.Time.Seconds / 2), request.Segment.Pathway) * 6));
        session.Fetcher.Failure = request => Noise(seed, request.Segment.Id, 7) < 0.05 ? RequestFailure.ServerError : RequestFailure.None;
        session.Run();
        return session;
    }

    private static double Noise(int seed, int a, int b) => new Random((((seed * 31) + a) * 31) + b).NextDouble();

    private static IEnumerable<(PlayerInput Before, PlayerInput After)> Pairs(IReadOnlyList<PlayerInput> inputs) => inputs.Zip(inputs.Skip(1));
}
