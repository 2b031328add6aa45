using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamLab.Dash.Steering;

/// <summary>Writes and reads steering manifests. What is not known is ignored; what is known has to be right and within bounds.</summary>
public static class SteeringManifestJson
{
    /// <summary>A longer text is refused.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>More pathways or clones are refused.</summary>
    public const int MaxPathways = 32;

    private const int MaxName = 256, MaxUri = 8192, Version = 1;

    public static byte[] Write(SteeringManifest manifest) => JsonSerializer.SerializeToUtf8Bytes(
        new Text
        {
            Version = Version,
            Ttl = (long)Math.Max(1, Math.Round(manifest.Ttl.Seconds)),
            ReloadUri = manifest.ReloadUri,
            Priority = [.. manifest.Priority],
            Clones = manifest.Clones.Count == 0 ? null : [.. manifest.Clones.Select(Write)],
        },
        SteeringManifestContext.Default.Text);

    public static Result<SteeringManifest, SteeringError> Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MaxBytes) return new SteeringError($"longer than {MaxBytes} bytes");
        try
        {
            return JsonSerializer.Deserialize(utf8, SteeringManifestContext.Default.Text) is { } text ? Check(text) : new SteeringError("null instead of an object");
        }
        catch (JsonException error)
        {
            return new SteeringError($"not the JSON of a steering manifest (at {error.Path ?? "$"})");
        }
    }

    private static CloneText Write(PathwayClone clone) => new()
    {
        BaseId = clone.BaseId,
        Id = clone.Id,
        Replacement = new() { Host = clone.Host, Variants = Write(clone.Playlists?.Variants), Renditions = Write(clone.Playlists?.Renditions) },
    };

    private static Dictionary<string, string>? Write(IReadOnlyDictionary<string, Uri>? playlists) =>
        playlists is { Count: > 0 } ? playlists.ToDictionary(p => p.Key, p => p.Value.AbsoluteUri, StringComparer.Ordinal) : null;

    private static Result<SteeringManifest, SteeringError> Check(Text text)
    {
        if (text.Version != Version) return new SteeringError($"VERSION {text.Version} is not known; {Version} is");
        if (text.Ttl is <= 0) return new SteeringError("TTL is not above zero");
        if (text.Priority is not { Length: > 0 and <= MaxPathways } priority || !priority.All(IsName)) return new SteeringError($"PATHWAY-PRIORITY is not 1 to {MaxPathways} names");
        if (text.ReloadUri is { Length: > MaxUri }) return new SteeringError($"RELOAD-URI is longer than {MaxUri} characters");
        if (text.Clones is { Length: > MaxPathways }) return new SteeringError($"more than {MaxPathways} PATHWAY-CLONES");
        return new SteeringManifest
        {
            Ttl = Duration.FromSeconds(text.Ttl ?? SteeringManifest.DefaultTtlSeconds),
            ReloadUri = text.ReloadUri is { Length: > 0 } uri ? uri : null,
            Priority = [.. priority.Distinct(StringComparer.Ordinal)],
            Clones = [.. (text.Clones ?? []).Where(IsUsable).Select(c => new PathwayClone(c.BaseId!, c.Id!, c.Replacement!.Host!))],
        };
    }

    /// <summary>A clone that only parameters of the query make different is left out: its servers would refuse requests without them.</summary>
    private static bool IsUsable(CloneText clone) =>
        IsName(clone.BaseId) && IsName(clone.Id) && clone.Replacement is { Host: { Length: > 0 and <= MaxName }, Parameters: not { Count: > 0 } };

    private static bool IsName(string? name) => name is { Length: > 0 and <= MaxName };

    internal sealed class Text
    {
        [JsonPropertyName("VERSION")]
        public int Version { get; init; }

        [JsonPropertyName("TTL")]
        public long? Ttl { get; init; }

        [JsonPropertyName("RELOAD-URI")]
        public string? ReloadUri { get; init; }

        [JsonPropertyName("PATHWAY-PRIORITY")]
        public string[]? Priority { get; init; }

        [JsonPropertyName("PATHWAY-CLONES")]
        public CloneText[]? Clones { get; init; }
    }

    internal sealed class CloneText
    {
        [JsonPropertyName("BASE-ID")]
        public string? BaseId { get; init; }

        [JsonPropertyName("ID")]
        public string? Id { get; init; }

        [JsonPropertyName("URI-REPLACEMENT")]
        public ReplacementText? Replacement { get; init; }
    }

    internal sealed class ReplacementText
    {
        [JsonPropertyName("HOST")]
        public string? Host { get; init; }

        [JsonPropertyName("PARAMS")]
        public Dictionary<string, string>? Parameters { get; init; }

        [JsonPropertyName("PER-VARIANT-URIS")]
        public Dictionary<string, string>? Variants { get; init; }

        [JsonPropertyName("PER-RENDITION-URIS")]
        public Dictionary<string, string>? Renditions { get; init; }
    }
}

/// <summary>How a steering manifest is spelt in JSON.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, MaxDepth = 8)]
[JsonSerializable(typeof(SteeringManifestJson.Text))]
internal sealed partial class SteeringManifestContext : JsonSerializerContext;
