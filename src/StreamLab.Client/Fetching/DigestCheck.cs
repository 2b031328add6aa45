using System.Net;
using System.Security.Cryptography;

namespace StreamLab.Client;

/// <summary>Compares what comes with the digest that the server stated (<c>Repr-Digest</c>, RFC 9530), while it comes.</summary>
internal sealed class DigestCheck : IDisposable
{
    private const string Key = "sha-256=:";

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _stated;

    private DigestCheck(byte[] stated) => _stated = stated;

    /// <returns>Null where no SHA-256 is stated, or where less than the whole representation comes.</returns>
    public static DigestCheck? Of(HttpResponseMessage response)
    {
        if (response.StatusCode != HttpStatusCode.OK || !TryGetHeader(response, out var text)) return null;
        foreach (var member in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!member.StartsWith(Key, StringComparison.Ordinal) || !member.EndsWith(':')) continue;
            var stated = new byte[SHA256.HashSizeInBytes];
            if (Convert.TryFromBase64String(member[Key.Length..^1], stated, out var length) && length == stated.Length) return new DigestCheck(stated);
        }
        return null;
    }

    public void Append(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

    public bool Matches() => CryptographicOperations.FixedTimeEquals(_hash.GetHashAndReset(), _stated);

    public void Dispose() => _hash.Dispose();

    private static bool TryGetHeader(HttpResponseMessage response, out string text)
    {
        var found = response.Headers.TryGetValues("Repr-Digest", out var values) || response.Content.Headers.TryGetValues("Repr-Digest", out values);
        text = found ? string.Join(',', values!) : "";
        return found;
    }
}
