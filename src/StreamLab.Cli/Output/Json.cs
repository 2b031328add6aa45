using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamLab.Cli.Output;

/// <summary>What <c>--json</c> prints: camel-case names, shortest round-trip numbers, null for what is undefined.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Line = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        NewLine = "\n",
        MaxDepth = 256, // box trees are deep
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new FiniteNumberConverter() },
    };

    private static readonly JsonSerializerOptions Document = new(Line) { WriteIndented = true };

    private static readonly JsonSerializerOptions Strict = new(Line) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    public static void WriteDocument<T>(TextWriter writer, T value) => writer.WriteLines(JsonSerializer.Serialize(value, Document));

    /// <exception cref="CommandException">It lacks something, or is of another version.</exception>
    public static T Read<T>(JsonElement element)
    {
        try
        {
            return element.Deserialize<T>(Strict) ?? throw new JsonException("it is null");
        }
        catch (JsonException e)
        {
            throw CommandException.BadInput($"not as this version writes it: {e.Message}", e);
        }
    }

    /// <summary>For servers: one line, as soon as they are ready.</summary>
    public static void WriteLine<T>(TextWriter writer, T value)
    {
        writer.WriteLine(JsonSerializer.Serialize(value, Line));
        writer.Flush();
    }
}
