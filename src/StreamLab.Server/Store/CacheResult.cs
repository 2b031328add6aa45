using System.Globalization;

namespace StreamLab.Server;

/// <summary>How the cache took part in a response: a member of Cache-Status (RFC 9211).</summary>
internal sealed record CacheResult
{
    /// <summary>Served from the cache; otherwise <see cref="Forward"/> says why upstream was asked.</summary>
    public bool IsHit { get; init; }

    /// <summary>How long the stored response stays fresh; below zero, how long it has been stale.</summary>
    public Duration? TimeToLive { get; init; }

    /// <summary><c>miss</c> or <c>stale</c>.</summary>
    public string? Forward { get; init; }

    /// <summary>Of upstream's response, where there was one.</summary>
    public int? ForwardStatus { get; init; }

    public bool Stored { get; init; }

    /// <summary>It waited for a fill that another request had begun.</summary>
    public bool Collapsed { get; init; }

    public string? Detail { get; init; }

    /// <summary>What the caches nearer to the origin said.</summary>
    public string Before { get; init; } = "";

    public static CacheResult Hit(Duration? timeToLive, string? detail = null) => new() { IsHit = true, TimeToLive = timeToLive, Detail = detail };

    /// <summary>The field, this cache's member last.</summary>
    public string ToField(string server) => string.Create(CultureInfo.InvariantCulture,
        $"{Before}{(Before.Length > 0 ? ", " : "")}{server}{(IsHit ? "; hit" : $"; fwd={Forward}")}{Optional("fwd-status", ForwardStatus)}{Optional("ttl", (long?)TimeToLive?.Seconds)}{(Stored ? "; stored" : "")}{(Collapsed ? "; collapsed" : "")}{(Detail is null ? "" : $"; detail={Detail}")}");

    private static string Optional(string name, long? value) => value is null ? "" : $"; {name}={value}";
}
