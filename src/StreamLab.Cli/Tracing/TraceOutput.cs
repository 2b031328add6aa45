using System.CommandLine;
using StreamLab.Cli.Options;
using StreamLab.Cli.Output;
using StreamLab.Network;

namespace StreamLab.Cli.Tracing;

/// <summary>Where a trace is written and how, in <c>trace make</c> and <c>trace convert</c>.</summary>
internal sealed class TraceOutput(Terminal terminal)
{
    // What everybody calls the traces of Pensieve's repository.
    private const string Cooked = "cooked";

    private readonly Option<string?> _out = new("--out") { HelpName = "FILE", Description = "where it goes (default: standard output)" };
    private readonly Option<TraceFormat> _to = WordOption.Create(
        "--to", "how it is written", [(Cooked, TraceFormat.SecondsMbps), .. TraceFormats.ByName.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => (f.Key, f.Value))]);

    public void AddTo(Command verb)
    {
        verb.Add(_to);
        verb.Add(_out);
    }

    /// <exception cref="CommandException">The format cannot say it.</exception>
    public int Write(ParseResult parsed, BandwidthTrace trace, string name)
    {
        var format = parsed.GetValue(_to);
        if (!TraceWriter.TryWrite(trace, format, out var text, out var error)) throw CommandException.BadInput($"{name}: {error}");
        if (!TraceWriter.KeepsLatency(format) && trace.Periods.Any(p => p.Latency > Duration.Zero))
            terminal.Error.WriteLine($"{name}: latencies are left out, for this format has no place for them (sabre and csv have)");
        if (parsed.GetValue(_out) is { } file) Save(file, text);
        else terminal.Out.WriteLines(text);
        return (int)ExitCode.Done;
    }

    private static void Save(string file, string text)
    {
        using var writer = new StreamWriter(OutputFile.Open(file, FileMode.Create, FileShare.Read));
        writer.Write(text);
    }
}
