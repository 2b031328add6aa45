using System.Text.Json.Serialization;

namespace StreamLab.Server;

/// <summary>How what the servers say to each other and to the page is spelt in JSON; fields that are not known are ignored.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    MaxDepth = 8)]
[JsonSerializable(typeof(EdgeRegistration))]
[JsonSerializable(typeof(EdgeStatus))]
[JsonSerializable(typeof(ShapeCommand))]
[JsonSerializable(typeof(FaultCommand))]
[JsonSerializable(typeof(PurgeCommand))]
[JsonSerializable(typeof(WarmCommand))]
[JsonSerializable(typeof(StoreCommandResult))]
[JsonSerializable(typeof(DiskHead))]
[JsonSerializable(typeof(PageSession))]
[JsonSerializable(typeof(IReadOnlyList<TitleLinks>))]
[JsonSerializable(typeof(IReadOnlyList<EdgeLink>))]
internal sealed partial class ServerJson : JsonSerializerContext;
