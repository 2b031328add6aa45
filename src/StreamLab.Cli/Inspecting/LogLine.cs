using System.Text.Json;
using StreamLab.Cli.Output;

namespace StreamLab.Cli.Inspecting;

/// <summary>One event of a session log; its fields are read when they are asked for.</summary>
/// <param name="Kind">The value of <c>event</c>.</param>
internal readonly record struct LogLine(string Kind, ReadOnlyMemory<byte> Text)
{
    /// <returns>Null when it is no event.</returns>
    public static LogLine? TryRead(ReadOnlyMemory<byte> text)
    {
        try
        {
            var line = JsonElement.Parse(text.Span);
            return line.ValueKind == JsonValueKind.Object && line.TryGetProperty("event", out var kind) && kind.ValueKind == JsonValueKind.String
                ? new LogLine(kind.GetString()!, text)
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    public JsonElement Fields => JsonElement.Parse(Text.Span);

    /// <exception cref="CommandException">A field is missing, or of another type.</exception>
    public T As<T>() => Json.Read<T>(Fields);
}
