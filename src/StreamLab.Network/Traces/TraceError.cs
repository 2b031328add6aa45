namespace StreamLab.Network;

/// <summary>Why a text is no trace.</summary>
/// <param name="Line">Counted from one; zero where the text as a whole is at fault.</param>
/// <param name="Message">What is wrong, in one phrase.</param>
public sealed record TraceError(TraceErrorCode Code, int Line, string Message)
{
    public override string ToString() => Line > 0 ? $"line {Line}: {Message}" : Message;
}
