namespace StreamLab.Cli.Inspecting;

/// <summary>The lines of a session log, as far as they are whole.</summary>
internal sealed record SessionLog(IReadOnlyList<LogLine> Lines)
{
    private const int MostLines = 1_000_000, MostKinds = 100;

    public static bool IsOne(ReadOnlySpan<byte> text) => text.StartsWith("{\"event\":\"session\""u8);

    /// <exception cref="CommandException">A line is no event; half a last line is left out, for a session may have been killed.</exception>
    public static SessionLog Read(string name, ReadOnlyMemory<byte> text)
    {
        var (lines, kinds) = (new List<LogLine>(), new HashSet<string>(StringComparer.Ordinal));
        for (var number = 1; text.Length > 0; number++)
        {
            var end = text.Span.IndexOf((byte)'\n');
            var line = end < 0 ? text : text[..end];
            text = end < 0 ? default : text[(end + 1)..];
            if (line.Span.Trim(" \r\t"u8).IsEmpty) continue;
            if (LogLine.TryRead(line) is { } read) lines.Add(read);
            else if (end >= 0) throw CommandException.BadInput($"{name}: line {number} is not an event of a session log");
            if (lines.Count > MostLines || (lines.Count > 0 && kinds.Add(lines[^1].Kind) && kinds.Count > MostKinds))
                throw CommandException.BadInput($"{name}: line {number}: more than {MostLines} lines, or {MostKinds} kinds of them, are not read");
        }
        return lines.Count > 0 ? new SessionLog(lines) : throw CommandException.BadInput($"{name}: no line of it is whole");
    }

    public IEnumerable<LogLine> OfKind(string kind) => Lines.Where(line => line.Kind == kind);

    /// <exception cref="CommandException">One lacks a field.</exception>
    public IEnumerable<T> OfKind<T>(string kind) => OfKind(kind).Select(line => line.As<T>());
}
