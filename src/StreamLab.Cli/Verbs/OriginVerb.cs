using System.CommandLine;
using StreamLab.Cli.Options;
using StreamLab.Cli.Output;
using StreamLab.Server;

namespace StreamLab.Cli.Verbs;

/// <summary><c>origin</c>: serves a catalog; edges register with it.</summary>
internal static class OriginVerb
{
    private const int DefaultPort = 8080;

    public static Command Create(Terminal terminal)
    {
        var catalog = CommonOptions.Catalog("--catalog", "the titles");
        var port = CommonOptions.Port("where it listens; 0: any that is free", DefaultPort);
        var listen = CommonOptions.Listen();
        var signing = new SigningOption();
        var steering = new SteerOptions(new SteeringOptions());
        var accessLog = new AccessLogOption();
        var json = CommonOptions.ReadyLine();
        var verb = new Command("origin", "one origin server, and the page") { catalog, port, listen, signing.Key };
        steering.AddTo(verb);
        accessLog.AddTo(verb);
        verb.Add(json);
        verb.SetAction(async (parsed, cancellation) =>
        {
            await using var log = accessLog.Open(parsed, terminal);
            var options = new OriginOptions
            {
                Catalog = parsed.GetRequiredValue(catalog),
                Port = parsed.GetValue(port),
                Address = parsed.GetRequiredValue(listen),
                SigningKey = signing.Read(parsed),
                Steering = steering.Read(parsed),
                AccessLog = log,
                Warn = terminal.Error.WriteLine,
            };
            return await RunAsync(options, parsed.GetValue(json), terminal, cancellation);
        });
        return verb;
    }

    private static Task<int> RunAsync(OriginOptions options, bool json, Terminal terminal, CancellationToken cancellation)
    {
        return ServerRun.UntilEndAsync(() => OriginServer.StartAsync(options, cancellation), Ready, limit: null, cancellation);

        void Ready(OriginServer origin)
        {
            if (json) Json.WriteLine(terminal.Out, new ServerReadyLine("origin", origin.Url, origin.Token));
            else terminal.Out.WriteLine($"The origin: {origin.Url}, with {origin.Titles.Count} titles. Ctrl-C ends it.");
        }
    }
}
