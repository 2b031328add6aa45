namespace StreamLab.Dash.Steering;

/// <summary>Why a text is no steering manifest, in one line.</summary>
public sealed record SteeringError(string Message)
{
    public override string ToString() => Message;
}
