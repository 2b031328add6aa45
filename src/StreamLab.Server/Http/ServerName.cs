namespace StreamLab.Server;

/// <summary>A server's name stands in manifests, URLs and header fields as it is.</summary>
internal static class ServerName
{
    public const string Rule = "a letter, then up to 63 letters, digits, '-', '_' or '.'";

    public static bool IsValid(string? name) =>
        name is { Length: > 0 and <= 64 } && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
