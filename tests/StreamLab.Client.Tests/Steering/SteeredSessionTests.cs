using StreamLab.Dash.Mpd;
using StreamLab.Dash.Steering;
using StreamLab.Player;

namespace StreamLab.Client.Tests;

/// <summary>Whole sessions with a steering server, in virtual time.</summary>
public sealed class SteeredSessionTests
{
    private static readonly SessionConfiguration Steered = new() { Pathway = "steered", Buffer = Duration.FromSeconds(6) };

    [Fact]
    public void The_session_moves_with_the_answers()
    {
        var test = Make(n => ScriptedSteering.Prefer(n == 1 ? "a" : "b"));
        test.Run();
        var segments = test.Events.Of<SegmentEvent>();
        Assert.Equal("a", segments[0].Pathway);
        Assert.Equal("b", segments[^1].Pathway);
        Assert.Equal("steered", test.Events.Of<PathwayEvent>()[^1].Reason.Rule);
    }

    [Fact]
    public void It_is_asked_again_when_the_answer_has_run_out_but_never_more_often_than_every_five_seconds()
    {
        var steering = Asked(n => ScriptedSteering.Prefer("a", ttl: n == 1 ? 7 : 1));
        Assert.Equal([0, 7, 12, 17], steering.Questions.Take(4).Select(q => Math.Round(q.At)));
    }

    [Fact]
    public void It_is_told_of_the_pathways_that_were_used_and_asked_where_it_says()
    {
        var steering = Asked(n => ScriptedSteering.Prefer("a", reload: "/next?n=1"));
        Assert.Equal("http://origin.test/steer", steering.Questions[0].Url.AbsoluteUri);
        Assert.StartsWith("http://steer.test/next?n=1&_DASH_pathway=%22a%22&_DASH_throughput=", steering.Questions[1].Url.AbsoluteUri);
        Assert.InRange(double.Parse(steering.Questions[1].Url.AbsoluteUri.Split("_DASH_throughput=")[1]), 4e6, 6e6);
    }

    [Fact]
    public void It_is_asked_no_more_when_nobody_steers_any_more()
    {
        var test = Make(n => n == 1 ? ScriptedSteering.Prefer("b") : new SteeringAnswer.Gone());
        test.Run();
        Assert.Equal(2, test.Steering!.Questions.Count);
        Assert.Equal("b", test.Events.Of<SegmentEvent>()[^1].Pathway);
        Assert.Contains("nobody steers", test.Events.Of<SteeringEvent>()[^1].Problem);
    }

    [Fact]
    public void It_is_asked_again_when_it_says_to_come_later_and_the_last_answer_holds()
    {
        var test = Make(n => n == 2 ? new SteeringAnswer.Failed("it answers 429", Duration.FromSeconds(9)) : ScriptedSteering.Prefer("b"));
        test.Run();
        Assert.Equal([0, 5, 14], test.Steering!.Questions.Take(3).Select(q => Math.Round(q.At)));
        Assert.Equal("b", test.Events.Of<SegmentEvent>()[^1].Pathway);
    }

    [Fact]
    public void A_pathway_that_the_manifest_does_not_have_is_fetched_from_as_a_clone()
    {
        var test = Make(_ => ScriptedSteering.Prefer("new", clones: [new PathwayClone("a", "new", "new.test:8080"), new("nobody", "x", "x.test"), new("a", "bad", "a/b")]));
        test.Run();
        Assert.Equal("new.test:8080", test.Fetcher.Requests[^1].Url.Authority);
        Assert.StartsWith("/bbb/", test.Fetcher.Requests[^1].Url.AbsolutePath);
        Assert.Equal(["new"], test.Events.Of<SteeringEvent>().SelectMany(e => e.NewPathways));
    }

    [Fact]
    public void The_manifests_default_serves_until_the_server_has_spoken()
    {
        var test = Make(_ => new SteeringAnswer.Failed("it answers 500"), "defaultServiceLocation=\"b\"");
        test.Run();
        Assert.All(test.Events.Of<SegmentEvent>(), s => Assert.Equal("b", s.Pathway));
    }

    [Fact]
    public void With_queryBeforeStart_nothing_is_fetched_before_the_answer()
    {
        var test = Make(_ => ScriptedSteering.Prefer("b"), "queryBeforeStart=\"true\"");
        test.Run();
        Assert.All(test.Fetcher.Requests, r => Assert.Equal("b.test", r.Url.Host));
    }

    [Fact]
    public void A_manifest_without_a_steering_server_is_refused() =>
        Assert.Contains("names no steering server", Assert.Throws<ArgumentException>(() => new TestSession(Steered)).Message);

    private static ScriptedSteering Asked(Func<int, SteeringAnswer> answer)
    {
        var test = Make(answer);
        test.Run();
        return test.Steering!;
    }

    private static TestSession Make(Func<int, SteeringAnswer> answer, string attributes = "")
    {
        var mpd = TestManifest.Text(15, audio: false, [("a", "http://a.test/bbb/"), ("b", "http://b.test/bbb/")], $"<ContentSteering {attributes}>/steer</ContentSteering>");
        Assert.True(MpdReader.Read(mpd, TestManifest.Url).TryGet(out var manifest, out _));
        return new TestSession(Steered, new LoadedManifest(manifest, TestManifest.Url), steering: answer);
    }
}
