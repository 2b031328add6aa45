using System.Text.Json.Serialization;

namespace StreamLab.Player;

/// <summary>What a user does at a certain session time (seconds since the first request).</summary>
/// <param name="At">Session time.</param>
/// <param name="Kind">Seek, pause or resume.</param>
/// <param name="Position">Target of a seek, on the media timeline.</param>
public readonly record struct ScriptedAction(
    [property: JsonPropertyName("atSeconds")] Duration At,
    ScriptedActionKind Kind,
    [property: JsonPropertyName("positionSeconds")] Duration Position = default);
