namespace StreamLab.Cli.Help;

/// <summary>Which options belong together in the help; those of no group come first.</summary>
internal static class OptionGroups
{
    public const string Others = "Options";

    private static readonly (string Title, string[] Options)[] All =
    [
        ("The media", ["--media", "--media-length", "--titles", "--segments", "--popularity", "--zipf"]),
        ("The player", ["--abr", "--abr-assembly", "--pathway", "--estimator", "--buffer", "--buffers", "--start", "--rebuffer", "--abandon", "--replace", "--decisions", "--cmcd"]),
        ("What happens in the session", ["play --rate", "simulate --rate", "play --for", "simulate --for", "--seek", "--pause", "--players", "--stagger", "--render"]),
        ("The network", ["--trace", "--traces", "--trace-format", "--trace-end", "--trace-start", "--trace-scale", "--noise", "--rtt", "--jitter", "--connect-rtts", "--transport", "--rampup",
            "edge --rate", "--client-rate", "--client-trace"]),
        ("The cache", ["--upstream", "--unlisted", "--cache", "--disk", "--disk-size", "--policy", "--negative", "--prefetch", "--fill", "--fill-budget", "--cluster-slack"]),
        ("The viewers", ["--requests", "cdn simulate --rate", "cdn compare --rate", "--viewers", "--watched", "--shift-every", "--shift-share"]),
        ("Steering", ["--steering", "--steering-ttl"]),
        ("Addresses and access", ["--port", "--http2-port", "--host", "--listen", "--keep-alive", "--signing-key", "--token"]),
        ("Which loop, and what it is measured by", ["--compat", "--regret", "--qoe", "--seed", "--seeds"]),
        ("What is written", ["--out", "--log", "--input-log", "--access-log", "--json", "--csv", "--p1203"]),
    ];

    /// <summary>In the order in which they are shown.</summary>
    public static IReadOnlyList<string> Titles { get; } = [Others, .. All.Select(g => g.Title)];

    /// <param name="verb">With those above it, but without the program: <c>trace make</c>.</param>
    public static string Of(string verb, string option) =>
        All.FirstOrDefault(g => g.Options.Contains(option, StringComparer.Ordinal) || g.Options.Contains($"{verb} {option}", StringComparer.Ordinal)).Title ?? Others;
}
