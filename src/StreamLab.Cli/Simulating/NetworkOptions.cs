using System.CommandLine;
using StreamLab.Cli.Options;
using StreamLab.Network;
using StreamLab.Simulation;

namespace StreamLab.Cli.Simulating;

/// <summary>What the network of a simulation is made from: one trace, one for each server, or a folder of them.</summary>
internal sealed class NetworkOptions
{
    private const string OnlyServer = "edge-1";
    private const double LargestScale = 1e6;

    private readonly Option<string[]> _trace = new("--trace")
    {
        HelpName = "FILE|DIR|NAME=FILE",
        Description = "bandwidth of the server; a folder: one session a file; NAME=FILE several times: one server each",
        Required = true,
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<double> _scale = NumberOption.Factor("--trace-scale", "multiplies every rate", defaultValue: 1, LargestScale);
    private readonly Option<TraceNoise?> _noise = NoiseOption.Create();
    private readonly Option<Duration?> _roundTrip = UnitOption.Time("--rtt", "request to first byte, on top of the trace's own latency (default 0 s)");
    private readonly TraceOptions _reading = new();

    public void AddTo(Command verb)
    {
        verb.Add(_trace);
        verb.Add(_scale);
        verb.Add(_noise);
        verb.Add(_roundTrip);
        _reading.AddTo(verb);
    }

    /// <summary>The folder that was given instead of files; null where files were given.</summary>
    public string? Folder(ParseResult parsed) => parsed.GetRequiredValue(_trace) is [var only] && Directory.Exists(only) ? only : null;

    /// <exception cref="CommandException">A trace cannot be read, or two servers have one name.</exception>
    /// <param name="twoColumns">What a trace of two columns is taken for.</param>
    public SimulatedNetwork Load(ParseResult parsed, TraceFormat twoColumns)
    {
        var named = parsed.GetRequiredValue(_trace).Select(Split).ToArray();
        if (named is [{ Name: null } only]) return Load(parsed, only.File, twoColumns);
        foreach (var (name, file) in named)
            if (string.IsNullOrEmpty(name)) throw CommandException.BadInput($"--trace {file}: several traces are several servers, so name each: NAME={file}");
        if (named.DistinctBy(t => t.Name).Count() < named.Length) throw CommandException.BadInput("--trace: two servers have the same name");
        return Network(parsed, string.Join('+', named.Select(t => Path.GetFileName(t.File))), [.. named.Select(t => (t.Name!, _reading.Load(parsed, t.File, twoColumns)))]);
    }

    /// <inheritdoc cref="Load(ParseResult, TraceFormat)"/>
    public SimulatedNetwork Load(ParseResult parsed, string file, TraceFormat twoColumns) =>
        Network(parsed, Path.GetFileName(file), (OnlyServer, _reading.Load(parsed, file, twoColumns)));

    private SimulatedNetwork Network(ParseResult parsed, string name, params (string Server, LoadedTrace Loaded)[] traces) =>
        new(name, [.. traces.Select(t => Pathway(parsed, t.Server, t.Loaded))], [.. traces.Select(t => t.Loaded)]);

    private SimulatedPathway Pathway(ParseResult parsed, string name, LoadedTrace loaded) =>
        new(name, Scaled(parsed, Noisy(parsed, loaded.Trace)), parsed.GetValue(_roundTrip) ?? Duration.Zero) { TraceFormat = loaded.Facts.FormatName };

    private BandwidthTrace Noisy(ParseResult parsed, BandwidthTrace trace) => parsed.GetValue(_noise)?.Apply(trace) ?? trace;

    private BandwidthTrace Scaled(ParseResult parsed, BandwidthTrace trace) => parsed.Has(_scale) ? trace.Scale(parsed.GetValue(_scale)) : trace;

    private static (string? Name, string File) Split(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 || File.Exists(text) ? (null, text) : (text[..equals], text[(equals + 1)..]);
    }
}
