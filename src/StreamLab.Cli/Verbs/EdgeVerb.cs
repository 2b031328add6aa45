using System.CommandLine;
using System.Net;
using StreamLab.Cli.Options;
using StreamLab.Cli.Output;
using StreamLab.Server;

namespace StreamLab.Cli.Verbs;

/// <summary><c>edge</c>: one cache in front of an origin.</summary>
internal sealed class EdgeVerb(Terminal terminal)
{
    private const int DefaultPort = 8081;
    private const string DefaultName = "edge-1";

    private readonly Option<Uri> _origin = UrlOption.Create("--origin", "the origin it registers with and fetches from");
    private readonly Option<string> _name = new("--name") { HelpName = "NAME", Description = $"what manifests call it (default {DefaultName})", DefaultValueFactory = _ => DefaultName };
    private readonly Option<int> _port = CommonOptions.Port("where it listens; 0: any that is free", DefaultPort);
    private readonly Option<int?> _http2 = NumberOption.Index("--http2-port", "serves HTTP/2 without TLS there, to who knows beforehand; 0: any that is free");
    private readonly Option<IPAddress> _listen = CommonOptions.Listen();
    private readonly Option<Duration?> _keepAlive = UnitOption.Time("--keep-alive", "keeps a connection so long without a request (default 10min)");
    private readonly StoreOptions _store = new();
    private readonly SigningOption _signing = new();
    private readonly Option<string?> _rate = new("--rate") { HelpName = "RATE|off", Description = "limits the uplink" };
    private readonly ShapeOptions _shape = new();
    private readonly Option<int> _seed = NumberOption.Count("--seed", "seed of jitter and of faults that hit a share of requests", defaultValue: 1, least: 0);
    private readonly Option<string?> _token = CommonOptions.Token("opens the origin's control");
    private readonly AccessLogOption _accessLog = new();
    private readonly Option<bool> _json = CommonOptions.ReadyLine();

    public static Command Create(Terminal terminal)
    {
        var edge = new EdgeVerb(terminal);
        var verb = new Command("edge", "one edge server: a cache in front of an origin, with a throttle")
        {
            edge._origin, edge._name, edge._port, edge._http2, edge._listen, edge._keepAlive,
        };
        edge._store.AddTo(verb);
        verb.Add(edge._rate);
        edge._shape.AddTo(verb);
        edge._accessLog.AddTo(verb);
        foreach (var option in (Option[])[edge._seed, edge._signing.Key, edge._token, edge._json]) verb.Add(option);
        verb.SetAction(edge.RunAsync);
        return verb;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var log = _accessLog.Open(parsed, terminal);
        var options = Options(parsed) with { AccessLog = log };
        _shape.Warn(parsed, terminal.Error);
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
            Http2Port = parsed.GetValue(_http2),
            Address = parsed.GetRequiredValue(_listen),
            KeepAlive = parsed.GetValue(_keepAlive) ?? Duration.FromSeconds(600),
            SigningKey = _signing.Read(parsed),
            Seed = parsed.GetValue(_seed),
            Warn = terminal.Error.WriteLine,
        };
        options = _store.Read(parsed, options);
        return _shape.Read(parsed, parsed.GetValue(_rate)) is { } shape && shape.Read().TryGet(out var change, out _) ? options.With(change) : options;
    }
}
