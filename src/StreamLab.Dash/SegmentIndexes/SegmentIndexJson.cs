using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamLab.Dash.SegmentIndexes;

/// <summary>Writes and reads segments.json. Unknown fields are ignored; any other departure is one <see cref="SegmentIndexError"/>.</summary>
public static class SegmentIndexJson
{
    /// <summary>A longer text is refused.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    internal const int MaxDepth = 16;

    /// <summary>Each value costs memory far beyond its text, so there is a bound for them too: 1,000,000 Segments with size, digest and quality fit.</summary>
    internal const int MaxTokens = 4_000_000;

    public static byte[] Write(SegmentIndex index) => JsonSerializer.SerializeToUtf8Bytes(index, SegmentIndexContext.Default.SegmentIndex);

    public static Result<SegmentIndex, SegmentIndexError> Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MaxBytes) return new SegmentIndexError($"longer than {MaxBytes} bytes", "$");
        try
        {
            if (HasTooManyTokens(utf8)) return new SegmentIndexError($"more than {MaxTokens} values", "$");
            var index = JsonSerializer.Deserialize(utf8, SegmentIndexContext.Default.SegmentIndex);
            if (index is null) return new SegmentIndexError("null instead of an object", "$");
            return SegmentIndexRules.FirstViolation(index) is { } violation ? violation : index;
        }
        catch (JsonException error)
        {
            return ErrorFrom(error);
        }
    }

    private static bool HasTooManyTokens(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        var tokens = 0;
        while (reader.Read())
            if (++tokens > MaxTokens) return true;
        return false;
    }

    private static SegmentIndexError ErrorFrom(JsonException error)
    {
        var what = error.Message.Split(" Path: ", 2)[0].Split(" LineNumber: ", 2)[0].ReplaceLineEndings(" ");
        return new(what, error.Path ?? "$", (error.LineNumber ?? -1) + 1, error.BytePositionInLine ?? 0);
    }
}

/// <summary>How the records are spelt in JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(ContentTypeConverter), typeof(BitrateConverter), typeof(DurationConverter)],
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = SegmentIndexJson.MaxDepth)]
[JsonSerializable(typeof(SegmentIndex))]
internal sealed partial class SegmentIndexContext : JsonSerializerContext;
