using System.CommandLine;
using StreamLab.Cdn;
using StreamLab.Cli.Options;
using StreamLab.Cli.Output;
using StreamLab.Server;

namespace StreamLab.Cli.Verbs;

/// <summary><c>edge</c>: one cache in front of an origin.</summary>
internal sealed class EdgeVerb(Terminal terminal)
{
    private const int DefaultPort = 8081;
    private static readonly DataSize DefaultCache = DataSize.FromBytes(512 * 1024 * 1024);

    private readonly Option<Uri> _origin = UrlOption.Create("--origin", "the origin it registers with and fetches from");
    private readonly Option<string> _name = new("--name") { HelpName = "NAME", Description = "what manifests call it", DefaultValueFactory = _ => "edge-1" };
    private readonly Option<int> _port = CommonOptions.Port("where it listens; 0: any that is free", DefaultPort);
    private readonly Option<DataSize?> _cache = UnitOption.Size("--cache", "memory for cached objects (default 512MiB)");
    private readonly Option<string> _policy = new("--policy") { HelpName = "POLICY", Description = $"eviction: {string.Join(", ", EvictionPolicies.Names)}", DefaultValueFactory = _ => "lru" };
    private readonly Option<string?> _rate = new("--rate") { HelpName = "RATE|off", Description = "limits the uplink" };
    private readonly Option<Duration?> _roundTrip = UnitOption.Time("--rtt", "holds each first byte back");
    private readonly ShapeOptions _shape = new();
    private readonly Option<string?> _token = CommonOptions.Token("opens the origin's control");
    private readonly AccessLogOption _accessLog = new();
    private readonly Option<bool> _json = CommonOptions.ReadyLine();

    public static Command Create(Terminal terminal)
    {
        var edge = new EdgeVerb(terminal);
        var verb = new Command("edge", "one edge server: a cache in front of an origin, with a throttle")
        {
            edge._origin, edge._name, edge._port, edge._cache, edge._policy, edge._rate,
        };
        edge._shape.AddTo(verb);
        edge._accessLog.AddTo(verb);
        foreach (var option in (Option[])[edge._roundTrip, edge._token, edge._json]) verb.Add(option);
        verb.SetAction(edge.RunAsync);
        return verb;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var log = _accessLog.Open(parsed, terminal);
        var options = Options(parsed) with { AccessLog = log };
        return await ServerRun.UntilEndAsync(() => EdgeServer.StartAsync(options, cancellation), Ready, limit: null, cancellation);

        void Ready(EdgeServer edge)
        {
            if (parsed.GetValue(_json)) Json.WriteLine(terminal.Out, new ServerReadyLine(edge.Name, edge.Url, edge.Token));
            else terminal.Out.WriteLine($"{edge.Name}: {edge.Url}, in front of {options.Origin}. Ctrl-C ends it.");
        }
    }

    private EdgeOptions Options(ParseResult parsed)
    {
        parsed.RefuseTogether(_rate, _shape.Trace);
        var options = new EdgeOptions
        {
            Name = parsed.GetRequiredValue(_name),
            Origin = parsed.GetRequiredValue(_origin),
            OriginToken = parsed.GetValue(_token),
            Port = parsed.GetValue(_port),
            Cache = parsed.GetValue(_cache) ?? DefaultCache,
            Policy = parsed.GetRequiredValue(_policy),
            Rtt = parsed.GetValue(_roundTrip) ?? Duration.Zero,
            Warn = terminal.Error.WriteLine,
        };
        return _shape.Read(parsed, parsed.GetValue(_rate)) is { } shape && shape.Read().TryGet(out var change, out _) ? options.With(change) : options;
    }
}
