using CsCheck;

namespace StreamLab.Player.Tests.Abr;

/// <summary>What every rule keeps to, whatever it is asked.</summary>
public class RuleContractTests
{
    private static readonly AdaptationSet Media = TestMedia.Video();

    private static readonly Gen<AbrContext> Contexts =
        from level in Gen.Double[0, 30]
        from kbps in Gen.Double[50, 20_000]
        from known in Gen.Bool
        from last in Gen.Int[-1, 5]
        from segment in Gen.Int[0, 29]
        select Context(level, known ? kbps : null, last, segment);

    public static TheoryData<string> Rules => [.. AbrRules.All.Components.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_chooses_what_there_is_and_waits_no_negative_time(string name) => Contexts.Sample(context =>
    {
        var decision = AbrRules.All.Create(name).Choose(context);
        Assert.InRange(decision.Representation, 0, Media.Representations.Count - 1);
        Assert.InRange(decision.Wait.Seconds, 0, 30);
    });

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_clone_answers_like_its_original_whatever_was_asked_before(string name) => Gen.Select(Contexts.Array[1, 8], Contexts).Sample((before, question) =>
    {
        var rule = AbrRules.All.Create(name);
        foreach (var context in before) rule.Choose(context);
        var clone = rule.Clone();
        Assert.Equal(rule.Choose(question), clone.Choose(question));
    });

    /// <summary>What a rule is told between two questions is a part of its state.</summary>
    [Theory]
    [MemberData(nameof(Rules))]
    public void A_clone_goes_its_own_way_whatever_either_is_told(string name) => Gen.Select(Contexts, Outcomes, Contexts).Sample((before, outcome, question) =>
    {
        var (rule, untold) = (AbrRules.All.Create(name), AbrRules.All.Create(name));
        rule.Choose(before);
        untold.Choose(before);
        var clone = rule.Clone();
        Tell(clone, outcome);
        Assert.Equal(untold.Choose(question), rule.Choose(question));
    });

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_clone_remembers_what_its_original_was_told(string name) => Gen.Select(Contexts, Outcomes, Contexts).Sample((before, outcome, question) =>
    {
        var rule = AbrRules.All.Create(name);
        rule.Choose(before);
        Tell(rule, outcome);
        Assert.Equal(rule.Clone().Choose(question), rule.Choose(question));
    });

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_that_says_so_is_monotone_in_throughput(string name)
    {
        if (!AbrRules.All.Components.Single(c => c.Name == name).Monotone) return;
        Gen.Select(Contexts, Gen.Double[50, 20_000], Gen.Double[0.1, 1]).Sample((context, kbps, part) =>
        {
            var rich = AbrRules.All.Create(name).Choose(Copy(context, kbps));
            var poor = AbrRules.All.Create(name).Choose(Copy(context, kbps * part));
            Assert.True(poor.Representation <= rich.Representation);
        });
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_decision_tells_its_reason_in_words_and_numbers(string name) => Contexts.Sample(context =>
    {
        var reason = AbrRules.All.Create(name).Choose(context).Reason;
        Assert.NotEmpty(reason.Text);
        Assert.DoesNotContain("{", reason.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", reason.Text, StringComparison.Ordinal);
        Assert.All(reason.Values(), v => Assert.NotNull(v.Value));
    });

    /// <summary>Asked one after the other, with downloads between them that come faster or slower than was thought.</summary>
    [Fact]
    public void No_two_rules_decide_alike()
    {
        var questions = from level in Enumerable.Range(0, 30) from kbps in new[] { 200.0, 900, 2000, 3500, 9000 } select Context(level, kbps, 2, 5);
        // What follows written decisions has none of its own.
        var rules = AbrRules.All.Components.Where(c => c.Name is not ("decisions" or "optimal")).ToList();
        var answers = rules.Select(c =>
        {
            var rule = AbrRules.All.Create(c.Name);
            return c.Estimator + string.Join(',', questions.Select((q, i) => rule.Choose(q with { LastDownload = Downloaded(i) }).Representation));
        });
        Assert.Equal(rules.Count, answers.Distinct(StringComparer.Ordinal).Count());
    }

    private static Download Downloaded(int i)
    {
        var sample = new ThroughputSample(DataSize.FromBits(1e6 * (1 + (i % 4))), Duration.FromSeconds(0.1), Duration.FromSeconds(0.9), Duration.FromSeconds(2));
        return new Download(5, 2, Instant.FromSeconds(2 * i), Instant.FromSeconds((2 * i) + 1), sample);
    }

    private static AbrContext Context(double level, double? kbps, int last, int segment) => new()
    {
        Media = Media,
        Segment = segment,
        LastRepresentation = last,
        BufferLevel = Duration.FromSeconds(level),
        BufferCapacity = Duration.FromSeconds(30),
        Throughput = kbps is { } k ? Bitrate.FromKbps(k) : null,
        Latency = Duration.FromSeconds(0.02),
    };

    private static readonly Gen<DownloadOutcome> Outcomes =
        from representation in Gen.Int[0, 5]
        from level in Gen.Double[0, 30]
        from time in Gen.Double[0, 10]
        from instead in Gen.Int[-1, 4]
        from isReplacement in Gen.Bool
        select new DownloadOutcome
        {
            Media = Media,
            BufferCapacity = Duration.FromSeconds(30),
            BufferLevel = Duration.FromSeconds(level),
            Representation = representation,
            Time = Duration.FromSeconds(time),
            IsReplacement = isReplacement,
            IsAbandoned = instead >= 0,
            Instead = Math.Max(instead, 0),
        };

    private static void Tell(IAbrRule rule, in DownloadOutcome outcome)
    {
        if (rule is not IAbrMemory memory) return;
        memory.WaitedForRoom(outcome.Time);
        memory.DownloadEnded(outcome);
        memory.Sought(outcome.Representation);
    }

    private static AbrContext Copy(in AbrContext c, double kbps) => Context(c.BufferLevel.Seconds, kbps, c.LastRepresentation, c.Segment);
}
