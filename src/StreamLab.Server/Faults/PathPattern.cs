namespace StreamLab.Server;

/// <summary>Paths with wildcards: <c>*</c> is any number of characters, slashes too, <c>?</c> is one. <c>*/1080p/*</c> is everything of that Representation.</summary>
public sealed record PathPattern(string Text)
{
    public const int Longest = 256;

    public static readonly PathPattern Any = new("*");

    /// <param name="path">With or without its first slash.</param>
    public bool Matches(string path) => Matches(Text.TrimStart('/'), path.AsSpan().TrimStart('/'));

    /// <summary>Goes back to the last star only, so its time is at most the product of both lengths.</summary>
    private static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> path)
    {
        var (p, s, star, afterStar) = (0, 0, -1, 0);
        while (s < path.Length)
        {
            if (p < pattern.Length && pattern[p] == '*') (star, afterStar, p) = (p, s, p + 1);
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == path[s])) (p, s) = (p + 1, s + 1);
            else if (star >= 0) (p, s, afterStar) = (star + 1, afterStar + 1, afterStar + 1);
            else return false;
        }
        return pattern[p..].TrimStart('*').IsEmpty;
    }
}
