namespace StreamLab.Cdn;

/// <summary>
/// What the field Cache-Control of a response asks of a shared cache (RFC 9111 section 5.2.2, RFC 5861, RFC 8246). A directive that is there twice counts
/// in its stricter form; <c>no-cache="field"</c> and <c>private="field"</c> count as if they named no field.
/// </summary>
public sealed record CacheControl
{
    /// <summary>Seconds that a cache need not tell from for ever (RFC 9111 section 1.2.2).</summary>
    private const double LongestSeconds = 2147483648;

    public bool NoStore { get; private init; }
    public bool NoCache { get; private init; }
    public bool Private { get; private init; }

    /// <summary>must-revalidate or proxy-revalidate: never to be used stale.</summary>
    public bool MustRevalidate { get; private init; }

    public bool Immutable { get; private init; }
    public Duration? MaxAge { get; private init; }
    public Duration? SharedMaxAge { get; private init; }
    public Duration? StaleWhileRevalidate { get; private init; }
    public Duration? StaleIfError { get; private init; }

    /// <summary>What a shared cache goes by of the two lifetimes.</summary>
    public Duration? Lifetime => SharedMaxAge ?? MaxAge;

    /// <param name="text">The field's value; several are joined by commas. What is not understood changes nothing.</param>
    public static CacheControl Parse(string? text)
    {
        var control = new CacheControl();
        for (var rest = text.AsSpan(); TakeDirective(ref rest, out var name, out var value);) control = control.With(name, value);
        return control;
    }

    private CacheControl With(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        Span<char> lower = stackalloc char[32];
        return name.Length > lower.Length ? this : lower[..Math.Max(0, name.ToLowerInvariant(lower))] switch
        {
            "no-store" => this with { NoStore = true },
            "no-cache" => this with { NoCache = true },
            "private" => this with { Private = true },
            "must-revalidate" or "proxy-revalidate" => this with { MustRevalidate = true },
            "immutable" => this with { Immutable = true },
            "max-age" => this with { MaxAge = Shorter(MaxAge, value) },
            "s-maxage" => this with { SharedMaxAge = Shorter(SharedMaxAge, value) },
            "stale-while-revalidate" => this with { StaleWhileRevalidate = Shorter(StaleWhileRevalidate, value) },
            "stale-if-error" => this with { StaleIfError = Shorter(StaleIfError, value) },
            _ => this,
        };
    }

    /// <summary>A value that is no number of seconds is none at all: stale at once.</summary>
    private static Duration Shorter(Duration? known, ReadOnlySpan<char> value)
    {
        var digits = value.Trim('"');
        var seconds = digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9') ? 0
            : digits.Length > 10 ? LongestSeconds
            : Math.Min(long.Parse(digits), LongestSeconds);
        return Duration.Min(known ?? Duration.Infinite, Duration.FromSeconds(seconds));
    }

    /// <summary>Directives are separated by commas outside of quotes.</summary>
    private static bool TakeDirective(ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
    {
        var (end, quoted) = (0, false);
        for (; end < rest.Length && (quoted || rest[end] != ','); end++) quoted ^= rest[end] == '"';
        var directive = rest[..end].Trim();
        var any = rest.Length > 0;
        rest = end < rest.Length ? rest[(end + 1)..] : [];
        var equals = directive.IndexOf('=');
        name = equals < 0 ? directive : directive[..equals].TrimEnd();
        value = equals < 0 ? default : directive[(equals + 1)..].TrimStart();
        return any;
    }
}
