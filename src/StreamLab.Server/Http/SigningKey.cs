namespace StreamLab.Server;

/// <summary>The secret of signed URLs. A class of its own, so that no record, log or message shows it by accident.</summary>
public sealed class SigningKey
{
    private const int Shortest = 16;

    private SigningKey(string secret) => Secret = secret;

    internal string Secret { get; }

    /// <returns>Null for a secret that can be guessed: less than sixteen characters.</returns>
    public static SigningKey? Of(string secret) => secret.Length < Shortest ? null : new(secret);
}
