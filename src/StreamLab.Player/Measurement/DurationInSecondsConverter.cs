using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamLab.Player;

/// <summary>A duration is a number of seconds; the unit stands in the property's name.</summary>
internal sealed class DurationInSecondsConverter : JsonConverter<Duration>
{
    public override Duration Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetDouble());

    public override void Write(Utf8JsonWriter writer, Duration value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Seconds);
}
