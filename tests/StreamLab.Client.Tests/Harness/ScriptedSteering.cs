using StreamLab.Dash.Steering;

namespace StreamLab.Client.Tests;

/// <summary>A steering server that answers at once, by the number of the question.</summary>
internal sealed class ScriptedSteering(VirtualTime time, Func<int, SteeringAnswer> answer) : ISteeringServer
{
    /// <summary>When it was asked, and what.</summary>
    public List<(double At, Uri Url)> Questions { get; } = [];

    public Task<SteeringAnswer> AskAsync(Uri url, CancellationToken cancellation)
    {
        Questions.Add((time.Seconds, url));
        return Task.FromResult(answer(Questions.Count));
    }

    public static SteeringAnswer Prefer(string first, double ttl = 5, string? reload = null, params PathwayClone[] clones) =>
        new SteeringAnswer.Update(new SteeringManifest { Ttl = Duration.FromSeconds(ttl), Priority = [first, "a"], ReloadUri = reload, Clones = clones }, new Uri("http://steer.test/s"));
}
