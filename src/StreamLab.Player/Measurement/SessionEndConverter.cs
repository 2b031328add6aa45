using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamLab.Player;

/// <summary>A session's end as summaries have it: its words; empty while the session runs.</summary>
internal sealed class SessionEndConverter : JsonConverter<SessionEnd?>
{
    public override bool HandleNull => true;

    public override SessionEnd? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { Length: > 0 } words ? SessionEnd.Parse(words) : null;

    public override void Write(Utf8JsonWriter writer, SessionEnd? value, JsonSerializerOptions options) => writer.WriteStringValue(value?.ToString() ?? "");
}
