using System.Security.Cryptography;

namespace StreamLab.Server;

/// <summary>
/// The edges that a request has come through, in the field CDN-Loop (RFC 8586): an edge that finds itself there stands in a loop. Its name there has a
/// random part, which only its upstreams see, so that no client can pretend that a request has come through it.
/// </summary>
internal sealed class HopChain(string server)
{
    public const string Field = "CDN-Loop";

    private const int MostHops = 16, LongestName = 96;

    private readonly string _self = $"{server}-{RandomNumberGenerator.GetHexString(16, lowercase: true)}";

    /// <param name="field">Of a request.</param>
    public bool IsLoop(string field) => Names(field).Contains(_self, StringComparer.Ordinal);

    /// <summary>What goes upstream: what came, as far as it is names, and this edge.</summary>
    public string Onward(string field) => string.Join(", ", [.. Names(field).Where(IsName).TakeLast(MostHops - 1), _self]);

    private static string[] Names(string field) => field.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool IsName(string text) => text.Length <= LongestName && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
