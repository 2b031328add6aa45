using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamLab.Player;

/// <summary>How an input log is written: doubles round-trip exactly, fields at their default are left out. Times are seconds, sizes bits.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(InputLogHeader))]
[JsonSerializable(typeof(InputLogLine))]
[JsonSerializable(typeof(MediaDescription))]
internal sealed partial class InputLogJson : JsonSerializerContext;
