using Microsoft.AspNetCore.Http;

namespace StreamLab.Server;

/// <summary>Which objects a client will ask for after this one. Only what belongs to the same title is believed.</summary>
internal static class NextObject
{
    private const int Most = 4;

    /// <param name="key">Of what it asks for now.</param>
    public static IReadOnlyList<string> Of(HttpRequest request, string key, PrefetchMode mode)
    {
        if (mode == PrefetchMode.Off) return [];
        var named = Named(request, key);
        return named.Count > 0 || mode != PrefetchMode.Next ? named : Following(key) is { } following ? [following] : [];
    }

    private static IReadOnlyList<string> Named(HttpRequest request, string key)
    {
        var inQuery = request.QueryString.HasValue ? request.Query["CMCD"].ToString() : "";
        var inField = request.Headers["CMCD-Request"].ToString();
        if (inQuery.Length + inField.Length == 0) return [];
        return [.. NextObjectRequest.In(inQuery, inField).Take(Most).Select(path => Resolve(key, path)).OfType<string>()];
    }

    /// <returns>Null for what is of another title, or no path at all.</returns>
    internal static string? Resolve(string key, string path)
    {
        if (path.Length is 0 or > 512 || path[0] == '/' || path.Contains(':') || path.Contains('\\')) return null;
        var here = new Uri($"http://edge/{key}");
        if (!Uri.TryCreate(here, path, out var next) || next.Authority != here.Authority || !next.AbsolutePath.StartsWith('/' + TitleOf(key), StringComparison.Ordinal)) return null;
        return MediaPath.TryParse(Uri.UnescapeDataString(next.AbsolutePath), out var found) && found != key && MediaType.Of(found) is not null ? found : null;
    }

    /// <summary>With the slash behind it.</summary>
    private static string TitleOf(string key) => key[..(key.IndexOf('/') + 1)];

    /// <summary>00007.m4s after 00006.m4s; the last one's follower is not there, which is believed for a moment.</summary>
    internal static string? Following(string key)
    {
        if (!MediaType.IsMediaSegment(key)) return null;
        var name = key.AsSpan(key.LastIndexOf('/') + 1);
        var digits = name[..name.IndexOf('.')];
        return digits.Length is > 0 and < 10 && int.TryParse(digits, out var number) && number >= 0 && digits[0] is not ('+' or '-' or ' ')
            ? $"{key[..^name.Length]}{(number + 1).ToString(new string('0', digits.Length))}{name[digits.Length..]}"
            : null;
    }
}
