using System.Net;
using System.Security.Cryptography;

namespace StreamLab.Client;

/// <summary>Compares what comes with its SHA-256 (written as in <c>Repr-Digest</c>, RFC 9530), while it comes.</summary>
internal sealed class DigestCheck : IDisposable
{
    private const string Key = "sha-256=:";

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _expected;

    private DigestCheck(byte[] expected) => _expected = expected;

    /// <summary>By the digest that was known beforehand, whatever the server says; where there is none, by the one that the server states.</summary>
    /// <param name="known">Digest of the bytes as they come; null: not known.</param>
    /// <returns>Null where no SHA-256 is known, nor stated for the whole of what comes.</returns>
    public static DigestCheck? Of(HttpResponseMessage response, string? known)
    {
        if (known is not null) return Parse(known);
        return response.StatusCode == HttpStatusCode.OK && TryGetHeader(response, out var stated) ? Parse(stated) : null;
    }

    public void Append(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

    public bool Matches() => CryptographicOperations.FixedTimeEquals(_hash.GetHashAndReset(), _expected);

    public void Dispose() => _hash.Dispose();

    private static DigestCheck? Parse(string text)
    {
        foreach (var member in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!member.StartsWith(Key, StringComparison.Ordinal) || !member.EndsWith(':')) continue;
            var digest = new byte[SHA256.HashSizeInBytes];
            if (Convert.TryFromBase64String(member[Key.Length..^1], digest, out var length) && length == digest.Length) return new DigestCheck(digest);
        }
        return null;
    }

    private static bool TryGetHeader(HttpResponseMessage response, out string text)
    {
        var found = response.Headers.TryGetValues("Repr-Digest", out var values) || response.Content.Headers.TryGetValues("Repr-Digest", out values);
        text = found ? string.Join(',', values!) : "";
        return found;
    }
}
