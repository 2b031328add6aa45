using System.Net.Sockets;
using System.Text;

namespace StreamLab.Server.Tests;

/// <summary>Requests that no HTTP client would send.</summary>
internal static class RawHttp
{
    /// <returns>The whole answer.</returns>
    public static async Task<string> SendAsync(Uri server, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(5));
    }

    public static async Task<int> StatusOfAsync(Uri server, string request) => int.Parse((await SendAsync(server, request)).Split(' ')[1]);

    public static Task<int> GetStatusAsync(Uri server, string target) =>
        StatusOfAsync(server, $"GET {target} HTTP/1.1\r\nHost: {server.Authority}\r\nConnection: close\r\n\r\n");
}
