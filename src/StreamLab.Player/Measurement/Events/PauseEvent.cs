namespace StreamLab.Player;

public sealed record PauseEvent : SessionEvent;
