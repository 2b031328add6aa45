using System.Buffers;

namespace StreamLab.Server;

/// <summary>A path that is worth asking an origin for: a title and something in it, in names that cannot lead elsewhere.</summary>
internal static class MediaPath
{
    private const int Longest = 1024;

    /// <summary>RFC 3986 section 2.3, and the slash.</summary>
    private static readonly SearchValues<char> Unreserved = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/");

    /// <param name="path">Of a request, decoded.</param>
    /// <param name="relative">The same, escaped, to be resolved against the origin's URL; also the key in the cache.</param>
    public static bool TryParse(string? path, out string relative)
    {
        relative = "";
        if (path is null || path.Length > Longest || !path.StartsWith('/')) return false;
        if (NeedsNoEscape(path))
        {
            relative = path[1..];
            return true;
        }
        var names = path[1..].Split('/');
        if (names.Length < 2 || !names.All(IsPlain)) return false;
        relative = string.Join('/', names.Select(Uri.EscapeDataString));
        return true;
    }

    /// <summary>Nearly all: told apart without taking the path to pieces.</summary>
    private static bool NeedsNoEscape(string path) =>
        path.LastIndexOf('/') > 0 && path[^1] != '/' && !path.AsSpan().ContainsAnyExcept(Unreserved)
        && !path.Contains("//", StringComparison.Ordinal) && !path.Contains("/.", StringComparison.Ordinal);

    private static bool IsPlain(string name) => name.Length > 0 && name[0] != '.' && !name.Any(c => char.IsControl(c) || c is '\\' or '%');
}
