namespace StreamLab.Player;

/// <summary>Turns samples of one pathway into an estimate of what it will do next.</summary>
public interface IThroughputEstimator
{
    /// <summary>Null before the first sample.</summary>
    Bitrate? Throughput { get; }

    /// <summary>Time to first byte; zero before the first sample.</summary>
    Duration Latency { get; }

    void Add(in ThroughputSample sample);

    /// <summary>Forgets every sample.</summary>
    void Reset();

    IThroughputEstimator Clone();
}
