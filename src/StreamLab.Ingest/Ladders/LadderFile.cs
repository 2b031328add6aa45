using System.Text.Json;
using System.Text.Json.Serialization;
using StreamLab.Dash;

namespace StreamLab.Ingest.Ladders;

/// <summary>
/// A ladder of one's own: <c>{"name": "mine", "rungs": [{"width": 640, "height": 360, "bitrate": "450kbps"}, …]}</c>.
/// </summary>
public static class LadderFile
{
    private const int MaxBytes = 64 * 1024, MaxRungs = 20, MinPixels = 16, MaxPixels = 8192;

    /// <summary>The ladder of that name or, where none has it, in that file.</summary>
    public static Result<BitrateLadder, IngestFailure> Find(string nameOrPath)
    {
        if (NamedLadders.All.FirstOrDefault(ladder => ladder.Name == nameOrPath) is { } named) return named;
        if (!File.Exists(nameOrPath)) return Bad($"no ladder and no file has the name {nameOrPath}; {KnownNames.ThereAre(NamedLadders.All.Select(l => l.Name), nameOrPath)}");
        try
        {
            return Read(RegularFile.Read(nameOrPath, MaxBytes));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Bad($"cannot read {nameOrPath}: {error.Message}");
        }
    }

    public static Result<BitrateLadder, IngestFailure> Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var file = JsonSerializer.Deserialize(json, LadderFileContext.Default.LadderJson);
            return file is null ? Bad("the ladder is null") : Check(file);
        }
        catch (JsonException error)
        {
            return Bad($"the ladder is not valid JSON of its form: {error.Message}");
        }
    }

    private static Result<BitrateLadder, IngestFailure> Check(LadderJson file)
    {
        if (file.Rungs.Count is 0 or > MaxRungs) return Bad($"a ladder has 1 to {MaxRungs} rungs");
        var rungs = new List<Rung>();
        foreach (var (width, height, text) in file.Rungs)
        {
            if (!IsSide(width) || !IsSide(height)) return Bad($"{width}x{height} is no size: a side has {MinPixels} to {MaxPixels} pixels");
            if (!Bitrate.TryParse(text, out var bitrate) || bitrate.Kbps < 1 || !double.IsInteger(bitrate.Kbps))
                return Bad($"{text} is no whole number of kbps: write 450kbps or 3Mbps");
            if (rungs.Count > 0 && bitrate <= rungs[^1].Bitrate) return Bad("the rungs must ascend by bitrate");
            rungs.Add(new Rung(width, height, bitrate));
        }
        return new BitrateLadder(file.Name, rungs);
    }

    private static bool IsSide(int pixels) => pixels is >= MinPixels and <= MaxPixels;

    private static IngestFailure Bad(string message) => new(FailureKind.BadInput, message.ReplaceLineEndings(" "));
}

internal sealed record LadderJson(string Name, IReadOnlyList<RungJson> Rungs);

internal sealed record RungJson(int Width, int Height, string Bitrate);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(LadderJson))]
internal sealed partial class LadderFileContext : JsonSerializerContext;
