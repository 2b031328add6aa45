namespace StreamLab.Player;

/// <summary>What is known of one pathway (server) from this player's own transfers.</summary>
public record struct PathwayState
{
    /// <summary>serviceLocation.</summary>
    public required string Name { get; init; }

    /// <summary>The place of a pathway that no steering server names.</summary>
    public const int Unranked = int.MaxValue;

    /// <summary>Place in the steering server's order, from 0; <see cref="Unranked"/> when it is not in it.</summary>
    public int Rank { get; set; }

    /// <summary>Excluded after failures: not to be chosen now.</summary>
    public bool Excluded { get; set; }

    /// <summary>Rate of the last sample; zero before one.</summary>
    public Bitrate LastRate { get; set; }

    /// <summary>Smoothed rate of the samples before the last one; zero before two.</summary>
    public Bitrate EarlierRate { get; set; }

    /// <summary>When the last sample came; minus infinity before one.</summary>
    public Instant LastSampleAt { get; set; }

    /// <summary>A probe of it is under way.</summary>
    public bool Probing { get; set; }
}
