namespace StreamLab.Server;

/// <summary>The body of <c>POST /api/fault</c>.</summary>
/// <param name="Kind">The name of a <see cref="FaultKind"/>, in small letters.</param>
public sealed record FaultCommand(string Kind)
{
    public static IReadOnlyList<string> Kinds { get; } = [.. Enum.GetNames<FaultKind>().Select(name => name.ToLowerInvariant())];

    /// <returns>Null for an unknown name.</returns>
    public FaultKind? Read() => Kinds.Contains(Kind) ? Enum.Parse<FaultKind>(Kind, ignoreCase: true) : null;
}
