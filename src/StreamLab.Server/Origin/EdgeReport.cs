namespace StreamLab.Server;

/// <summary>What an edge says of itself with each heartbeat, for who steers players.</summary>
/// <param name="Clients">Those that asked for something in the last ten seconds.</param>
/// <param name="ServedKbps">What it has sent of media since the last heartbeat.</param>
/// <param name="RateKbps">What its uplink lets through now; null: no limit.</param>
/// <param name="RttMs">How far it is from its clients.</param>
internal sealed record EdgeReport(int Clients, double ServedKbps, double? RateKbps, double RttMs)
{
    public bool IsSensible => Clients >= 0 && IsSize(ServedKbps) && (RateKbps is not { } rate || IsSize(rate)) && IsSize(RttMs);

    /// <summary>JSON has numbers that are too large for a double.</summary>
    private static bool IsSize(double number) => number >= 0 && double.IsFinite(number);
}
