using System.CommandLine;
using System.Net;
using StreamLab.Cli.Options;
using StreamLab.Cli.Output;
using StreamLab.Server;

namespace StreamLab.Cli.Verbs;

/// <summary><c>up</c>: the whole laboratory in one process.</summary>
internal sealed class UpVerb
{
    private const int DefaultPort = 8080, MostEdges = 32, HighestPort = 65535;

    /// <summary>A throttled edge is left while people watch: the server is chosen as well as the bitrate.</summary>
    private static readonly SteeringOptions Steering = new() { Policy = "fastest", Ttl = Duration.FromSeconds(3) };

    private readonly Option<string> _catalog = CommonOptions.Catalog("--catalog", "the titles");
    private readonly Option<int> _edges = NumberOption.Count("--edges", "how many edge servers", defaultValue: 3, least: 1, MostEdges);
    private readonly Option<int> _port = CommonOptions.Port("page and origin; edges have the ports after it; 0: any that are free", DefaultPort, HighestPort - MostEdges - 1);
    private readonly Option<IPAddress> _host = CommonOptions.Address(
        "--host", "an address of this machine (0.0.0.0: all) where other machines can watch as well; throttling takes the token");
    private readonly Option<bool> _shield = new("--shield") { Description = "one more edge, which alone asks the origin, behind the others" };
    private readonly SigningOption _signing = new();
    private readonly SteerOptions _steering = new(Steering);
    private readonly AccessLogOption _accessLog = new();
    private readonly Option<Duration?> _for = UnitOption.Time("--for", "ends by itself after this time (default: at Ctrl-C)");
    private readonly Option<bool> _json = CommonOptions.ReadyLine();

    public static Command Create(Terminal terminal)
    {
        var options = new UpVerb();
        var verb = new Command("up", "the whole laboratory: origin, edges and page") { options._catalog, options._edges, options._shield, options._port, options._host, options._signing.Key };
        options._steering.AddTo(verb);
        options._accessLog.AddTo(verb);
        verb.Add(options._for);
        verb.Add(options._json);
        verb.SetAction((parsed, cancellation) => options.RunAsync(parsed, terminal, cancellation));
        return verb;
    }

    private async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        await using var log = _accessLog.Open(parsed, terminal);
        var options = new LabOptions
        {
            Catalog = parsed.GetRequiredValue(_catalog),
            Edges = parsed.GetValue(_edges),
            Shield = parsed.GetValue(_shield),
            Port = parsed.GetValue(_port),
            Host = parsed.GetRequiredValue(_host),
            SigningKey = _signing.Read(parsed),
            Steering = _steering.Read(parsed),
            AccessLog = log,
            Warn = terminal.Error.WriteLine,
        };
        return await ServerRun.UntilEndAsync(() => Lab.StartAsync(options, cancellation), Ready, parsed.GetValue(_for), cancellation);

        void Ready(Lab lab)
        {
            if (parsed.GetValue(_json)) Json.WriteLine(terminal.Out, ReadyLine.Of(lab));
            else LabText.Write(terminal.Out, lab);
        }
    }
}
