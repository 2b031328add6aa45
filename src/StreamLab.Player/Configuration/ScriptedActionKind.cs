namespace StreamLab.Player;

public enum ScriptedActionKind
{
    Seek,
    Pause,
    Resume,
}
