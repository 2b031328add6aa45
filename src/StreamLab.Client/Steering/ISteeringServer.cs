namespace StreamLab.Client;

/// <summary>The border to the steering server: asks once.</summary>
public interface ISteeringServer
{
    /// <returns>The answer or why there is none; it throws only when cancelled.</returns>
    Task<SteeringAnswer> AskAsync(Uri url, CancellationToken cancellation);
}
