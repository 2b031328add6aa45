namespace StreamLab.Player;

public sealed record ResumeEvent : SessionEvent;
