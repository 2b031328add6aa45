using System.Text.Json;
using YamlDotNet.Core;

namespace StreamLab.Simulation;

/// <summary>What is wrong with a file in YAML, in the words of its user: no type of ours is named.</summary>
public static class YamlProblem
{
    // "Property 'x' not found on type 'Namespace.Type'."
    private const string BeforeName = "Property '", AfterName = "' not found on type";

    /// <param name="document">What the file is read into; its properties are the fields that there are.</param>
    /// <returns>One line: where, what, and what may have been meant.</returns>
    public static string Of(YamlException error, Type document)
    {
        var fields = document.GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name));
        var what = UnknownField(error.Message) is { } unknown
            ? $"there is no field '{unknown}'{KnownNames.DidYouMean(fields, unknown)}"
            : (error.InnerException?.Message ?? error.Message).ReplaceLineEndings(" ");
        return $"line {error.Start.Line}: {what}";
    }

    private static string? UnknownField(string message)
    {
        var end = message.IndexOf(AfterName, StringComparison.Ordinal);
        return message.StartsWith(BeforeName, StringComparison.Ordinal) && end > 0 ? message[BeforeName.Length..end] : null;
    }
}
