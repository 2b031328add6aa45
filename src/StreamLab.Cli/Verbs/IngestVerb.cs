using System.CommandLine;
using StreamLab.Cli.Options;
using StreamLab.Cli.Output;
using StreamLab.Dash.Mpd;
using StreamLab.Ingest;
using StreamLab.Ingest.Encoding;
using StreamLab.Ingest.Ladders;

namespace StreamLab.Cli.Verbs;

/// <summary><c>ingest</c>: clips become titles in a catalog.</summary>
internal sealed class IngestVerb
{
    private readonly Argument<string[]> _inputs = new("INPUT") { Description = "clips; a name that begins with '-' is written ./-name", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string> _out = CommonOptions.Catalog("--out", "the catalog: each clip becomes a folder in it");
    private readonly Option<string?> _title = new("--title") { HelpName = "NAME", Description = "the title's name (default: made from the clip's)" };
    private readonly Option<bool> _force = new("--force") { Description = "replaces a title of the same name" };
    private readonly Option<Duration?> _repeat = UnitOption.Time("--repeat", "loops the clip to this length");
    private readonly Option<BitrateLadder> _ladder = LadderOption.Create("--ladder");
    private readonly Option<Duration?> _segment = UnitOption.Time("--segment", "length of a segment (default 2 s)");
    private readonly Option<RateControl> _rateControl = WordOption.Create("--rate-control", "how bits are spent",
        ("vbr", RateControl.CappedVariable), ("cbr", RateControl.Constant), ("crf", RateControl.ConstantQuality), ("2pass", RateControl.TwoPass), ("intra", RateControl.IntraOnly));
    private readonly Option<SegmentAddressing> _addressing = WordOption.Create("--addressing", "how the MPD addresses segments",
        ("timeline", SegmentAddressing.Timeline), ("number", SegmentAddressing.Number));
    private readonly Option<bool> _json = CommonOptions.Json();

    public static Command Create(Terminal terminal)
    {
        var options = new IngestVerb();
        var verb = new Command("ingest", "encodes and packages clips into a catalog")
        {
            options._inputs, options._out, options._title, options._force, options._repeat, options._ladder, options._segment, options._rateControl, options._addressing, options._json,
        };
        verb.SetAction((parsed, cancellation) => options.RunAsync(parsed, terminal, cancellation));
        return verb;
    }

    private async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var requests = Requests(parsed);
        var titles = new List<IngestedTitle>();
        var worst = ExitCode.Done;
        foreach (var request in requests)
        {
            var result = await LongWork.RunAsync(terminal, progress => new IngestJob(request, FFmpegTools.Find()).RunAsync(new Steps(request, progress), cancellation));
            if (result.TryGet(out var title, out var failure)) titles.Add(title);
            else if (requests.Count == 1) throw new CommandException((ExitCode)failure.Kind, failure.Message);
            else
            {
                terminal.Error.WriteLine($"streamlab ingest: {failure.Message}");
                worst = (ExitCode)Math.Max((int)worst, (int)failure.Kind);
            }
            foreach (var note in title?.Notes ?? []) terminal.Error.WriteLine($"{Path.GetFileName(request.Input)}: {note}");
            if (title is not null && !parsed.GetValue(_json)) TitleText.Write(terminal.Out, Report(title));
        }
        if (parsed.GetValue(_json) && titles.Count > 0) Json.WriteDocument(terminal.Out, titles.Select(Report));
        return (int)worst;
    }

    private static TitleReport Report(IngestedTitle title) => TitleReport.Of(title.Folder, title.Segments) with { Notes = title.Notes };

    private List<IngestRequest> Requests(ParseResult parsed)
    {
        var inputs = parsed.GetRequiredValue(_inputs);
        if (inputs.Length > 1) parsed.Refuse(_title, "on several clips at once");
        return [.. inputs.Select(input => new IngestRequest(input, parsed.GetRequiredValue(_out))
        {
            Title = parsed.GetValue(_title),
            Force = parsed.GetValue(_force),
            Repeat = parsed.GetValue(_repeat),
            Ladder = parsed.GetRequiredValue(_ladder),
            SegmentDuration = parsed.GetValue(_segment) ?? Duration.FromSeconds(2),
            RateControl = parsed.GetValue(_rateControl),
            Addressing = parsed.GetValue(_addressing),
        })];
    }

    private sealed class Steps(IngestRequest request, IProgress<WorkProgress> progress) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value)
        {
            var speed = value.Speed is { } factor ? $", {factor:0.0} x real time" : "";
            progress.Report(new WorkProgress($"{Path.GetFileName(request.Input)}: {value.Stage}{speed}", value.Fraction));
        }
    }
}
