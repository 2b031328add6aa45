using StreamLab.Dash;

namespace StreamLab.Server;

/// <summary>The body of <c>POST /api/purge</c>: what an edge shall forget. One of them is named.</summary>
public sealed record PurgeCommand
{
    /// <summary>One object: <c>/title/low/00001.m4s</c>.</summary>
    public string? Path { get; init; }

    /// <summary>All whose path begins so: <c>/title/low/</c>.</summary>
    public string? Prefix { get; init; }

    /// <summary>All of a title.</summary>
    public string? Title { get; init; }

    /// <summary>Everything.</summary>
    public bool All { get; init; }

    /// <returns>Whether an object, named by its key in the cache, is meant; or what is wrong with the command.</returns>
    internal Result<Predicate<string>, ControlError> Read()
    {
        if (new[] { Path is not null, Prefix is not null, Title is not null, All }.Count(named => named) != 1)
            return new ControlError("name one of path, prefix, title and all");
        if (All) return (Predicate<string>)(static _ => true);
        if (Path is not null) return (Predicate<string>)(key => PathOf(key) == Path.TrimStart('/'));
        var start = Title is null ? Prefix!.TrimStart('/') : Title + "/";
        return (Predicate<string>)(key => PathOf(key).StartsWith(start, StringComparison.Ordinal));
    }

    private static string PathOf(string key) => Uri.UnescapeDataString(key);
}
