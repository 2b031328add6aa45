using CsCheck;

namespace StreamLab.Player.Tests.Abr;

/// <summary>What every rule keeps to, whatever media it has, whatever it is asked and was asked before.</summary>
public class RuleContractTests
{
    public static TheoryData<string> Rules => [.. AbrRules.All.Components.Select(c => c.Name)];

    public static TheoryData<string> MonotoneRules => [.. AbrRules.All.Components.Where(c => c.Monotone).Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_chooses_what_there_is(string name) => Any.Conversation.Sample(talk =>
    {
        var decision = Any.After(name, talk.Before).Choose(talk.Question);
        Assert.InRange(decision.Representation, 0, talk.Question.Media.RepresentationCount - 1);
    });

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_wait_is_never_negative_nor_longer_than_the_buffer_lasts(string name) => Any.Conversation.Sample(talk =>
    {
        var decision = Any.After(name, talk.Before).Choose(talk.Question);
        Assert.InRange(decision.Wait.Seconds, 0, talk.Question.BufferLevel.Seconds);
    });

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_same_question_in_the_same_state_has_the_same_answer(string name) => Any.Conversation.Sample(talk =>
        Assert.Equal(Any.After(name, talk.Before).Choose(talk.Question), Any.After(name, talk.Before).Choose(talk.Question)));

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_clone_answers_like_its_original(string name) => Any.Conversation.Sample(talk =>
    {
        var rule = Any.After(name, talk.Before);
        var clone = rule.Clone();
        Assert.Equal(rule.Choose(talk.Question), clone.Choose(talk.Question));
    });

    /// <summary>What a rule is told between two questions is a part of its state.</summary>
    [Theory]
    [MemberData(nameof(Rules))]
    public void What_a_clone_is_told_changes_nothing_for_its_original(string name) => Gen.Select(Any.Conversation, Outcomes).Sample((talk, outcome) =>
    {
        var rule = Any.After(name, talk.Before);
        Tell(rule.Clone(), outcome);
        Assert.Equal(Any.After(name, talk.Before).Choose(talk.Question), rule.Choose(talk.Question));
    });

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_clone_remembers_what_its_original_was_told(string name) => Gen.Select(Any.Conversation, Outcomes).Sample((talk, outcome) =>
    {
        var rule = Any.After(name, talk.Before);
        Tell(rule, outcome);
        Assert.Equal(rule.Clone().Choose(talk.Question), rule.Choose(talk.Question));
    });

    [Theory]
    [MemberData(nameof(Rules))]
    public void What_a_clone_is_asked_changes_nothing_for_its_original(string name) => Any.Conversation.Sample(talk =>
    {
        var rule = Any.After(name, talk.Before);
        var clone = rule.Clone();
        foreach (var context in talk.Before.Reverse()) clone.Choose(context);
        Assert.Equal(Any.After(name, talk.Before).Choose(talk.Question), rule.Choose(talk.Question));
    });

    [Theory]
    [MemberData(nameof(MonotoneRules))]
    public void A_rule_that_says_so_is_monotone_in_throughput(string name) => Gen.Select(Any.Conversation, Gen.Double[0, 6], Gen.Double[0.05, 1]).Sample((talk, log, part) =>
    {
        var rich = Bitrate.FromKbps(Math.Pow(10, log));
        var rule = Any.After(name, talk.Before);
        var poor = rule.Clone().Choose(Any.With(talk.Question, rich * part));
        Assert.True(poor.Representation <= rule.Choose(Any.With(talk.Question, rich)).Representation);
    });

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_decision_tells_its_reason_in_words_and_finite_numbers(string name) => Any.Conversation.Sample(talk =>
    {
        var reason = Any.After(name, talk.Before).Choose(talk.Question).Reason;
        Assert.NotEmpty(reason.Text);
        Assert.DoesNotContain("{", reason.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", reason.Text, StringComparison.Ordinal);
        Assert.All(reason.Values(), v => Assert.NotNull(v.Value));
    });

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_decision_allocates_nothing_once_warm(string name)
    {
        var rule = AbrRules.All.Create(name);
        var questions = Enumerable.Range(0, 64).Select(Question).ToArray();
        var allocated = long.MaxValue;
        for (var round = 0; round < 8; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (ref readonly var question in questions.AsSpan()) rule.Choose(question);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Assert.Equal(0, allocated);
    }

    private static readonly AdaptationSet Media = TestMedia.Video();

    private static AbrContext Question(int n) => new()
    {
        Media = Media,
        Segment = n % Media.SegmentCount,
        LastRepresentation = n % 7 - 1,
        BufferLevel = Duration.FromSeconds(n * 11 % 30),
        BufferCapacity = Duration.FromSeconds(30),
        Throughput = Bitrate.FromKbps(200 + (n * 977 % 6000)),
        Now = Instant.FromSeconds(n * 2),
        LastDownload = new Download(0, 1, Instant.FromSeconds((n * 2) - 2), Instant.FromSeconds((n * 2) - 1), new(DataSize.FromBits(1e6), default, Duration.FromSeconds(1), Duration.FromSeconds(2))),
        IsPlaying = true,
        PlaybackRate = 1,
    };

    private static readonly Gen<DownloadOutcome> Outcomes =
        from representation in Gen.Int[0, 5]
        from level in Gen.Double[0, 30]
        from time in Gen.Double[0, 10]
        from instead in Gen.Int[-1, 4]
        from isReplacement in Gen.Bool
        select new DownloadOutcome
        {
            Media = TestMedia.Video(),
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
}
