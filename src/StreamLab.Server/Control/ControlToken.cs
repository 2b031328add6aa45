using System.Security.Cryptography;
using System.Text;

namespace StreamLab.Server;

/// <summary>The secret that opens a server's control endpoints.</summary>
internal static class ControlToken
{
    public static string Create() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>Takes the same time whatever is wrong.</summary>
    public static bool AreEqual(string a, string b) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));
}
