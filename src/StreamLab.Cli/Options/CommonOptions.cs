using System.CommandLine;

namespace StreamLab.Cli.Options;

/// <summary>Options that many verbs have.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json() => new("--json") { Description = "one JSON document on stdout" };
}
