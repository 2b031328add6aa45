using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamLab.Dash.SegmentIndexes;

/// <summary><c>"video"</c>.</summary>
internal sealed class ContentTypeConverter() : JsonStringEnumConverter<ContentType>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

/// <summary>Bits per second, a number.</summary>
internal sealed class BitrateConverter : JsonConverter<Bitrate>
{
    public override Bitrate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetDouble());

    public override void Write(Utf8JsonWriter writer, Bitrate value, JsonSerializerOptions options) => writer.WriteNumberValue(value.BitsPerSecond);
}

/// <summary>Seconds, a number.</summary>
internal sealed class DurationConverter : JsonConverter<Duration>
{
    public override Duration Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetDouble());

    public override void Write(Utf8JsonWriter writer, Duration value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Seconds);
}

/// <summary><c>"30000/1001"</c>, as in Representation@frameRate.</summary>
internal sealed class FrameRateConverter() : RatioConverter('/');

/// <summary><c>"1:1"</c>, as in Representation@sar.</summary>
internal sealed class AspectRatioConverter() : RatioConverter(':');

internal abstract class RatioConverter(char separator) : JsonConverter<Ratio>
{
    public override Ratio Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Ratio.TryParse(reader.GetString(), separator, out var value)
            ? value
            : throw new JsonException($"Not two positive numbers with '{separator}' between them.");

    public override void Write(Utf8JsonWriter writer, Ratio value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString(separator));
}
