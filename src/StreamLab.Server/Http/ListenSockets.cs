using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace StreamLab.Server;

/// <summary>
/// The sockets of a server, one port at each of its addresses. They are taken before Kestrel is built: it would find "any port that is free" for each address
/// by itself.
/// </summary>
internal sealed class ListenSockets : IDisposable
{
    private const int Tries = 32, Waiting = 512;

    private readonly Dictionary<EndPoint, Socket> _taken = [];

    /// <param name="port">0: any that is free at all of them.</param>
    /// <returns>The port.</returns>
    /// <exception cref="ServerStartException">It is taken or not allowed, or an address is not one of this machine.</exception>
    public int Take(IReadOnlyList<IPAddress> addresses, int port)
    {
        for (var attempt = 1; ; attempt++)
        {
            var sockets = new List<Socket>();
            var chosen = port;
            try
            {
                foreach (var address in addresses)
                {
                    sockets.Add(Listen(new IPEndPoint(address, chosen)));
                    chosen = ((IPEndPoint)sockets[0].LocalEndPoint!).Port;
                }
                foreach (var (address, socket) in addresses.Zip(sockets)) _taken.Add(new IPEndPoint(address, chosen), socket);
                return chosen;
            }
            catch (SocketException e)
            {
                foreach (var socket in sockets) socket.Dispose();
                if (port == 0 && e.SocketErrorCode == SocketError.AddressAlreadyInUse && attempt < Tries) continue;
                if (WhyNot(e, chosen) is { } problem) throw new ServerStartException(problem, e);
                throw;
            }
        }
    }

    /// <summary>To Kestrel, which closes it.</summary>
    public Socket HandOver(EndPoint endpoint) => _taken.Remove(endpoint, out var socket) ? socket : throw new InvalidOperationException($"{endpoint} was not taken");

    public void Dispose()
    {
        foreach (var socket in _taken.Values) socket.Dispose();
    }

    /// <summary>Whether this machine has an address.</summary>
    public static bool CanListenAt(IPAddress address)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, 0));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static Socket Listen(EndPoint endpoint)
    {
        var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
        try
        {
            socket.Listen(Waiting); // bound alone, a port can be bound once more
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static string? WhyNot(SocketException e, int port) => e.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse => $"port {port} is in use: choose another with --port, or 0 for any that is free",
        SocketError.AccessDenied => $"port {port} may not be opened by this user: choose one above 1023",
        SocketError.AddressNotAvailable => "the address to listen on is not one of this machine",
        _ => null,
    };
}
