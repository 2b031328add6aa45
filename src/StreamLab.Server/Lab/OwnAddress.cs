using System.Net;

namespace StreamLab.Server;

/// <summary>
/// Addresses of this machine for edges that are to be told apart by their host: Shaka shuts out a failed server by its name, whatever the port. All of
/// 127.0.0.0/8 is this machine (RFC 1122, 3.2.1.3), but not every system has more than 127.0.0.1.
/// </summary>
internal static class OwnAddress
{
    // Shaka looks for the name in URLs: no address is a part of another one, nor 127.0.0.1 of any.
    private const int Before = 20, Most = 79;

    /// <param name="number">From 1.</param>
    /// <returns>127.0.0.21 for the first; 127.0.0.1 where the system has no more.</returns>
    public static IPAddress Of(int number) =>
        number <= Most && new IPAddress([127, 0, 0, (byte)(Before + number)]) is var own && ListenSockets.CanListenAt(own) ? own : IPAddress.Loopback;
}
