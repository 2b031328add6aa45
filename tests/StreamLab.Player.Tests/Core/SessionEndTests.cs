namespace StreamLab.Player.Tests.Core;

public class SessionEndTests
{
    public static TheoryData<SessionEndKind, string> Ends => new()
    {
        { SessionEndKind.Completed, "" },
        { SessionEndKind.TimeIsUp, "" },
        { SessionEndKind.Cancelled, "" },
        { SessionEndKind.Failed, "the network delivers nothing any more" },
        { SessionEndKind.RuleFailed, "bola, asked for segment 3, threw" },
    };

    [Theory, MemberData(nameof(Ends))]
    public void What_is_written_of_an_end_is_read_as_the_same(SessionEndKind kind, string detail) =>
        Assert.Equal(new SessionEnd(kind, detail), SessionEnd.Parse(new SessionEnd(kind, detail).ToString()));

    [Fact]
    public void Words_that_nobody_writes_are_a_failure() => Assert.Equal(new SessionEnd(SessionEndKind.Failed, "whatever"), SessionEnd.Parse("whatever"));
}
