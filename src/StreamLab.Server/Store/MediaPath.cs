namespace StreamLab.Server;

/// <summary>A path that is worth asking an origin for: a title and something in it, in names that cannot lead elsewhere.</summary>
internal static class MediaPath
{
    private const int Longest = 1024;

    /// <param name="path">Of a request, decoded.</param>
    /// <param name="relative">The same, escaped, to be resolved against the origin's URL; also the key in the cache.</param>
    public static bool TryParse(string? path, out string relative)
    {
        relative = "";
        if (path is null || path.Length > Longest || !path.StartsWith('/')) return false;
        var names = path[1..].Split('/');
        if (names.Length < 2 || !names.All(IsPlain)) return false;
        relative = string.Join('/', names.Select(Uri.EscapeDataString));
        return true;
    }

    private static bool IsPlain(string name) => name.Length > 0 && name[0] != '.' && !name.Any(c => char.IsControl(c) || c is '\\' or '%');
}
