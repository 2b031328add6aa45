using StreamLab.Dash.Steering;

namespace StreamLab.Client;

/// <summary>What came of asking a steering server.</summary>
public abstract record SteeringAnswer
{
    /// <param name="Manifest">What it wants.</param>
    /// <param name="Url">Where it came from, after redirects.</param>
    public sealed record Update(SteeringManifest Manifest, Uri Url) : SteeringAnswer;

    /// <summary>Nobody steers any more (410): not to be asked again in this session.</summary>
    public sealed record Gone : SteeringAnswer;

    /// <summary>No answer that can be used: the last one still holds.</summary>
    /// <param name="RetryAfter">When it wants to be asked again (429, 503); null: as before.</param>
    public sealed record Failed(string Problem, Duration? RetryAfter = null) : SteeringAnswer;
}
