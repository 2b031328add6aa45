using System.Text.Json;

namespace StreamLab.Cli.Inspecting;

/// <summary>The lines of a session log, as far as they are whole.</summary>
internal sealed record SessionLog(IReadOnlyList<JsonElement> Lines)
{
    private const string FirstLine = "{\"event\":\"session\"";

    public static bool IsOne(string text) => text.StartsWith(FirstLine, StringComparison.Ordinal);

    /// <exception cref="CommandException">A line is no event; half a last line is left out, for a session may have been killed.</exception>
    public static SessionLog Read(string name, string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var events = new List<JsonElement>(lines.Length);
        foreach (var (index, line) in lines.Index())
        {
            if (TryRead(line) is { } read) events.Add(read);
            else if (index < lines.Length - 1) throw CommandException.BadInput($"{name}: line {index + 1} is not an event of a session log");
        }
        return new SessionLog(events);
    }

    public IEnumerable<JsonElement> OfKind(string kind) => Lines.Where(line => line.GetProperty("event").GetString() == kind);

    private static JsonElement? TryRead(string line)
    {
        try
        {
            var read = JsonElement.Parse(line);
            return read.ValueKind == JsonValueKind.Object && read.TryGetProperty("event", out var kind) && kind.ValueKind == JsonValueKind.String ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
