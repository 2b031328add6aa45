using System.Net;
using System.Net.Sockets;

namespace StreamLab.Client;

/// <summary>Tells the scope of an address.</summary>
public static class AddressScopes
{
    private static readonly IPNetwork[] LinkLocal = [IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("fe80::/10")];

    private static readonly IPNetwork[] NotGlobal =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/3",
            "::/127", "fc00::/7", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    // IPv6 that stands for IPv4: translated (RFC 6052) and tunnelled (6to4, RFC 3056).
    private static readonly (IPNetwork Network, int Offset)[] Embedding = [(IPNetwork.Parse("64:ff9b::/96"), 12), (IPNetwork.Parse("2002::/16"), 2)];

    public static AddressScope Of(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        foreach (var (network, offset) in Embedding)
            if (address.AddressFamily == AddressFamily.InterNetworkV6 && network.Contains(address)) address = new IPAddress(address.GetAddressBytes().AsSpan(offset, 4));
        if (LinkLocal.Any(network => network.Contains(address))) return AddressScope.LinkLocal;
        return NotGlobal.Any(network => network.Contains(address)) ? AddressScope.Private : AddressScope.Public;
    }
}
