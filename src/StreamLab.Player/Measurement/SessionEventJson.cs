using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace StreamLab.Player;

/// <summary>How a session log spells its events: one JSON object a line, its kind in <c>event</c>, <c>t</c> next. What is not finite is null.</summary>
public static class SessionEventJson
{
    private static readonly JsonTypeInfo<SessionEvent> EventInfo =
        (JsonTypeInfo<SessionEvent>)new JsonSerializerOptions(SessionJsonContext.Default.Options)
        {
            TypeInfoResolver = SessionJsonContext.Default.WithAddedModifier(NameTheKinds),
        }.GetTypeInfo(typeof(SessionEvent));

    /// <returns>One line, without its end.</returns>
    public static string Write(SessionEvent value) => JsonSerializer.Serialize(value, EventInfo);

    /// <summary>An abstract type cannot stand for a kind, so the kinds that are not declared on <see cref="SessionEvent"/> are named here.</summary>
    private static void NameTheKinds(JsonTypeInfo info)
    {
        if (info.Type != typeof(SessionEvent)) return;
        var kinds = info.PolymorphismOptions!.DerivedTypes;
        foreach (var kind in kinds.Where(k => k.DerivedType.IsAbstract).ToArray()) kinds.Remove(kind);
        kinds.Add(new JsonDerivedType(typeof(SessionStartEvent), "session"));
        kinds.Add(new JsonDerivedType(typeof(ManifestEvent), "manifest"));
    }
}

/// <summary>How events and summaries are spelt.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(FiniteNumberConverter)])]
[JsonSerializable(typeof(SessionEvent))]
[JsonSerializable(typeof(SessionStartEvent))]
[JsonSerializable(typeof(ManifestEvent))]
[JsonSerializable(typeof(SessionSummary))]
internal sealed partial class SessionJsonContext : JsonSerializerContext;
