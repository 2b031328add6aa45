using System.CommandLine;
using System.CommandLine.Parsing;

namespace StreamLab.Cli.Options;

/// <summary>Options whose values carry their unit; a bare number is refused.</summary>
internal static class UnitOption
{
    private static readonly Duration Longest = Duration.FromSeconds(30 * 86_400);

    public static Option<Bitrate?> Rate(string name, string description) => Create<Bitrate>(name, "RATE", description, "3Mbps or 800kbps", Bitrate.TryParse);

    /// <summary>Up to 30 days.</summary>
    public static Option<Duration?> Time(string name, string description) => Create<Duration>(name, "TIME", description, "2s, 500ms, 5min or 1h, up to 720h", TryParseTime);

    public static Option<DataSize?> Size(string name, string description) => Create<DataSize>(name, "SIZE", description, "64MiB or 500kB", DataSize.TryParse);

    /// <summary>A time that a clock can wait for: up to 30 days.</summary>
    public static bool TryParseTime(string? text, out Duration time) => Duration.TryParse(text, out time) && time <= Longest;

    private static Option<T?> Create<T>(string name, string helpName, string description, string examples, TryParse<T> tryParse)
        where T : struct => new(name)
        {
            HelpName = helpName,
            Description = description,
            CustomParser = result => Read(result, name, examples, tryParse),
        };

    private static T? Read<T>(ArgumentResult result, string name, string examples, TryParse<T> tryParse)
        where T : struct
    {
        var text = result.Tokens[0].Value;
        if (tryParse(text, out var value)) return value;
        result.AddError($"{name} '{text}' is not a number with its unit, such as {examples}");
        return null;
    }
}
