using System.CommandLine;
using System.Net;
using StreamLab.Server;

namespace StreamLab.Cli.Options;

/// <summary>Options that many verbs have.</summary>
internal static class CommonOptions
{
    private const string DefaultCatalog = "media/catalog";
    private const int HighestPort = 65535;

    public static Option<bool> Json() => new("--json") { Description = "one JSON document on stdout" };

    public static Option<bool> ReadyLine() => new("--json") { Description = "one line of JSON on stdout when ready" };

    public static Option<string> Catalog(string name, string description) => new(name) { HelpName = "DIR", Description = $"{description} (default {DefaultCatalog})", DefaultValueFactory = _ => DefaultCatalog };

    public static Option<string?> Token(string description) => new("--token")
    {
        HelpName = "TOKEN",
        Description = $"{description} (default: STREAMLAB_TOKEN, or what a server of this machine left)",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (TokenFolder.IsToken(text)) return text;
            result.AddError($"--token '{text}' is none: tokens are printable ASCII without blanks");
            return null;
        },
    };

    /// <summary>Anything but this machine's own address lets others reach the server.</summary>
    public static Option<IPAddress> Listen() => Address("--listen", "the address that it listens on; any but the default lets other machines in");

    public static Option<IPAddress> Address(string name, string description) => new(name)
    {
        HelpName = "ADDRESS",
        Description = $"{description} (default {IPAddress.Loopback})",
        DefaultValueFactory = _ => IPAddress.Loopback,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (IPAddress.TryParse(text, out var address)) return address;
            result.AddError($"{name} '{text}' is not an address, such as 127.0.0.1");
            return null;
        },
    };

    public static Option<int> Port(string description, int defaultValue, int most = HighestPort) => NumberOption.Count("--port", description, defaultValue, least: 0, most);
}
