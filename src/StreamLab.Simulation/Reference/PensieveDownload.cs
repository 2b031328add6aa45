namespace StreamLab.Simulation;

/// <summary>What one download took in Pensieve's environment.</summary>
/// <param name="Transfer">First to last byte; the round trip comes on top.</param>
/// <param name="Stall">How long the picture stood.</param>
/// <param name="Sleep">How long the player then waited for room.</param>
public readonly record struct PensieveDownload(Duration Transfer, Duration Stall, Duration Sleep)
{
    public Duration Time => Transfer + PensieveEnvironment.RoundTripTime;
}
