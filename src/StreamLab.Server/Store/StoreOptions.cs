namespace StreamLab.Server;

/// <summary>What of a store's behaviour can be chosen.</summary>
/// <param name="NegativeLifetime">How long the news that there is no such object is believed; zero: never.</param>
internal sealed record StoreOptions(Duration NegativeLifetime)
{
    /// <summary>How long a request waits for upstream when something stale may stand in for its answer: less than a player's own patience.</summary>
    public TimeSpan PatienceWhenStale { get; } = TimeSpan.FromSeconds(2);
}
