using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace StreamLab.Server;

/// <summary>How other machines reach a server that listens at an address.</summary>
internal static class Reach
{
    /// <returns>None for loopback; for "all addresses" those of this machine's networks that are up.</returns>
    public static IReadOnlyList<IPAddress> From(IPAddress address)
    {
        if (IPAddress.IsLoopback(address)) return [];
        if (!address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any)) return [address];
        return [.. NetworkInterface.GetAllNetworkInterfaces().Where(network => network.OperationalStatus == OperationalStatus.Up)
            .SelectMany(network => network.GetIPProperties().UnicastAddresses).Select(unicast => unicast.Address)
            .Where(own => own.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(own))];
    }
}
