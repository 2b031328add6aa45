namespace StreamLab.Server;

/// <summary>Why a server was not controlled: one line, with what to do.</summary>
public sealed record ControlError(string Message)
{
    public override string ToString() => Message;
}
