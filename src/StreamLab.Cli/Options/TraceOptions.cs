using System.CommandLine;
using StreamLab.Network;

namespace StreamLab.Cli.Options;

/// <summary>How traces are read: <c>--trace-format</c> and <c>--trace-end</c>.</summary>
internal sealed class TraceOptions
{
    public Option<TraceFormat> Format { get; } = WordOption.Create(
        "--trace-format", "how the trace is written", [("detect", TraceFormat.Detect), .. TraceFormats.ByName.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => (f.Key, f.Value))]);

    public Option<TraceEnd> End { get; } = WordOption.Create(
        "--trace-end", "what follows its last period", ("loop", TraceEnd.Loop), ("hold", TraceEnd.Hold), ("stop", TraceEnd.Stop));

    public void AddTo(Command verb)
    {
        verb.Add(Format);
        verb.Add(End);
    }

    /// <exception cref="CommandException">There is no such file, or it is no trace.</exception>
    /// <param name="twoColumns">What two columns are taken for.</param>
    public LoadedTrace Load(ParseResult parsed, string path, TraceFormat twoColumns = TraceFormat.SecondsMbps) =>
        TraceFile.Load(path, parsed.GetValue(Format), parsed.GetValue(End), twoColumns);
}
