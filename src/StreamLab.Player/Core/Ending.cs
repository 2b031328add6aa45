namespace StreamLab.Player;

/// <summary>Where whoever finds that the session cannot go on says so; the core ends it. The first word counts.</summary>
internal sealed class Ending
{
    public SessionEnd? Asked { get; private set; }

    public void Ask(SessionEnd end) => Asked ??= end;
    public void Fail(string why) => Ask(new SessionEnd(SessionEndKind.Failed, why));
}
