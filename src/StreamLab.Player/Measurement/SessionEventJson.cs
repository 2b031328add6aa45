using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace StreamLab.Player;

/// <summary>How a session log spells its events: one JSON object a line, its kind in <c>event</c>, <c>t</c> next. What is not finite is null.</summary>
public static class SessionEventJson
{
    private static readonly JsonTypeInfo<SessionEvent> EventInfo = MakeEventInfo();

    /// <returns>One line, without its end.</returns>
    public static string Write(SessionEvent value) => JsonSerializer.Serialize(value, EventInfo);

    private static JsonTypeInfo<SessionEvent> MakeEventInfo()
    {
        var options = new JsonSerializerOptions(SessionJsonContext.Default.Options)
        {
            TypeInfoResolver = SessionJsonContext.Default.WithAddedModifier(info =>
            {
                if (info.Type == typeof(SessionEvent)) info.PolymorphismOptions!.DerivedTypes.Add(new JsonDerivedType(typeof(ManifestEvent), "manifest"));
            }),
        };
        return (JsonTypeInfo<SessionEvent>)options.GetTypeInfo(typeof(SessionEvent));
    }
}

/// <summary>How events and summaries are spelt.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(FiniteNumberConverter), typeof(DurationInSecondsConverter), typeof(ActionKindConverter)])]
[JsonSerializable(typeof(SessionEvent))]
[JsonSerializable(typeof(ManifestEvent))]
[JsonSerializable(typeof(SessionSummary))]
internal sealed partial class SessionJsonContext : JsonSerializerContext;

internal sealed class ActionKindConverter() : JsonStringEnumConverter<ScriptedActionKind>(JsonNamingPolicy.CamelCase);
