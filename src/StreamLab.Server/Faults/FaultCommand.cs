namespace StreamLab.Server;

/// <summary>The body of <c>POST /api/fault</c>: how the edge breaks from now on. The faults that it has are mended, unless this one comes beside them.</summary>
public sealed record FaultCommand(string Kind)
{
    private static readonly Duration LongestDelay = Duration.FromSeconds(600), Longest = Duration.FromSeconds(86_400);

    public static IReadOnlyList<string> Kinds { get; } = ["off", .. Enum.GetNames<FaultKind>().Select(name => name.ToLowerInvariant())];

    /// <summary>A <see cref="PathPattern"/>; null: every path.</summary>
    public string? Path { get; init; }

    /// <summary>Above 0 and at most 1, the part of requests that it hits.</summary>
    public double? Share { get; init; }

    /// <summary>How many requests it hits at most.</summary>
    public int? Count { get; init; }

    /// <summary>How long it lasts: <c>10s</c>.</summary>
    public string? For { get; init; }

    /// <summary>Of a delay: <c>2s</c>.</summary>
    public string? Time { get; init; }

    /// <summary>Of an error: 500 to 599.</summary>
    public int? Status { get; init; }

    /// <summary>Of an error: <c>5s</c>.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>The faults that the edge has stay.</summary>
    public bool Beside { get; init; }

    /// <returns>The change that this asks for, or what is wrong with it.</returns>
    public Dash.Result<FaultChange, ControlError> Read()
    {
        if (!Kinds.Contains(Kind)) return new ControlError($"there is no fault '{Kind}'; {KnownNames.ThereAre(Kinds, Kind)}");
        if (Kind == "off") return this == new FaultCommand(Kind) ? new FaultChange(null, Beside: false) : new ControlError("off mends everything and takes no more words");
        var kind = Enum.Parse<FaultKind>(Kind, ignoreCase: true);
        if (Time is not null && kind != FaultKind.Delay) return new ControlError("time belongs to the fault delay");
        if ((Status is not null || RetryAfter is not null) && kind != FaultKind.Error) return new ControlError("status and retryAfter belong to the fault error");
        if (Path is "" or { Length: > PathPattern.Longest }) return new ControlError($"path has from 1 to {PathPattern.Longest} characters");
        if (Share is { } share && !(share is > 0 and <= 1)) return new ControlError("share is above 0 and at most 1");
        if (Count < 1) return new ControlError("count is at least 1");
        if (Status is < 500 or > 599) return new ControlError("status is from 500 to 599");
        return ReadTimes(kind);
    }

    private Dash.Result<FaultChange, ControlError> ReadTimes(FaultKind kind)
    {
        if (!TryReadTime(For, Longest, out var length)) return NoTime("for", For!, Longest);
        if (!TryReadTime(Time, LongestDelay, out var time)) return NoTime("time", Time!, LongestDelay);
        if (!TryReadTime(RetryAfter, Longest, out var retryAfter)) return NoTime("retryAfter", RetryAfter!, Longest);
        var fault = new Fault(kind) { For = length, Count = Count, RetryAfter = retryAfter };
        return new FaultChange(fault with { Path = Path is null ? fault.Path : new(Path), Share = Share ?? fault.Share, Time = time ?? fault.Time, Status = Status ?? fault.Status }, Beside);
    }

    private static bool TryReadTime(string? text, Duration longest, out Duration? time)
    {
        time = Duration.TryParse(text, out var read) ? read : null;
        return text is null || (time > Duration.Zero && time <= longest);
    }

    private static ControlError NoTime(string name, string text, Duration longest) => new($"{name} '{text}' is not a time above 0 and up to {longest}: write 500ms or 2s");
}
