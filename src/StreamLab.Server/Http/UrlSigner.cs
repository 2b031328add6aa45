using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace StreamLab.Server;

/// <summary>
/// Signed, expiring URLs: <c>/~EXPIRY.MAC/title/…</c> opens that title until then. The signature stands before the title in the path, so that the relative
/// URLs of manifests and playlists keep it. MAC is HMAC-SHA256 over the title and the time of expiry (Unix seconds); the key is in no log and no message.
/// </summary>
internal sealed class UrlSigner(SigningKey key, TimeProvider time)
{
    /// <summary>How far the clocks of who signs and who checks may be apart.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    private readonly byte[] _key = Encoding.UTF8.GetBytes(key.Secret);

    /// <returns>What stands before the title's folder in a path: <c>~EXPIRY.MAC</c>.</returns>
    public string Sign(string title, TimeSpan lifetime)
    {
        var expiry = time.GetUtcNow().Add(lifetime).ToUnixTimeSeconds();
        return string.Create(CultureInfo.InvariantCulture, $"~{expiry}.{Mac(title, expiry)}");
    }

    /// <param name="path">Of a request, decoded.</param>
    /// <param name="opened">The same without the signature.</param>
    /// <returns>Whether it is signed for that title, and not expired.</returns>
    public bool TryOpen(string path, out string opened)
    {
        opened = "";
        if (path.Split('/', 4) is not ["", ['~', ..] signature, var title, var rest]) return false;
        var dot = signature.IndexOf('.');
        if (dot < 0 || !long.TryParse(signature.AsSpan(1, dot - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var expiry)) return false;
        var given = Encoding.UTF8.GetBytes(signature[(dot + 1)..]);
        if (!CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes(Mac(title, expiry)))) return false;
        opened = $"/{title}/{rest}";
        return expiry + Skew.TotalSeconds >= time.GetUtcNow().ToUnixTimeSeconds();
    }

    private string Mac(string title, long expiry) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{title}\n{expiry}"))));
}
