using System.CommandLine;
using System.CommandLine.Parsing;

namespace StreamLab.Cli.Options;

/// <summary>Options and arguments that are the http or https URL of a server.</summary>
internal static class UrlOption
{
    public static Option<Uri> Create(string name, string description) => new(name) { HelpName = "URL", Description = description, Required = true, CustomParser = result => Read(result, name) };

    public static Option<Uri?> Optional(string name, string description) => new(name) { HelpName = "URL", Description = description, CustomParser = result => Read(result, name) };

    public static Argument<Uri> Argument(string name, string description) => new(name) { Description = description, CustomParser = result => Read(result, name) };

    /// <returns>Null for what is no such URL.</returns>
    public static Uri? Read(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;

    private static Uri? Read(ArgumentResult result, string name)
    {
        var text = result.Tokens[0].Value;
        if (Read(text) is { } url) return url;
        result.AddError($"{name} '{text}' is not an http or https URL, such as http://127.0.0.1:8081");
        return null;
    }
}
