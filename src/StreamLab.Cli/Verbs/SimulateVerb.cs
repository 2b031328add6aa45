using System.CommandLine;
using StreamLab.Cli.Options;
using StreamLab.Cli.Output;
using StreamLab.Cli.Simulating;
using StreamLab.Player;
using StreamLab.Simulation;

namespace StreamLab.Cli.Verbs;

/// <summary><c>simulate</c>: sessions in virtual time.</summary>
internal sealed class SimulateVerb(Terminal terminal)
{
    private readonly Option<string> _media = new("--media") { HelpName = "FILE|DIR", Description = "segments.json, MPD, Sabre movie, or a folder with segments.json or video_size_N", Required = true };
    private readonly NetworkOptions _network = new();
    private readonly SessionOptions _session = new();
    private readonly RuleBookOption _rules = new();
    private readonly LogOptions _logs = new();
    private readonly Option<bool> _json = CommonOptions.Json();

    public static Command Create(Terminal terminal)
    {
        var simulate = new SimulateVerb(terminal);
        var verb = new Command("simulate", "a session in virtual time, over a bandwidth trace or over each of a folder") { simulate._media };
        simulate._network.AddTo(verb);
        simulate._session.AddTo(verb);
        simulate._rules.AddTo(verb);
        simulate._logs.AddTo(verb);
        verb.Add(simulate._json);
        verb.SetAction(simulate.RunAsync);
        return verb;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (!MediaFile.TryLoad(parsed.GetRequiredValue(_media), out var media, out var error)) throw CommandException.BadInput(error);
        using var book = _rules.Open(parsed);
        var setup = new SimulationSetup { Configuration = _session.Read(parsed, book.Rules), Rules = book.Rules, Media = media, Pathways = [], TraceName = "" };
        return _network.Folder(parsed) is { } folder
            ? await RunFolderAsync(parsed, folder, setup, cancellation)
            : await RunOneAsync(parsed, setup);
    }

    private async Task<int> RunOneAsync(ParseResult parsed, SimulationSetup setup)
    {
        var network = _network.Load(parsed);
        SessionSummary summary;
        await using (var logs = _logs.Open(parsed))
        {
            var recorder = logs.Recorder(setup.Configuration, [.. network.Pathways.Select(p => p.Name)], setup.Media);
            summary = Simulate(setup, network, logs.Observer, recorder);
        }
        SessionEnd.TellFailedRule([summary], terminal.Error);
        if (parsed.GetValue(_json)) Json.WriteDocument(terminal.Out, summary);
        else SummaryText.Write(terminal.Out, summary);
        return (int)SessionEnd.CodeOf(summary);
    }

    /// <summary>A trace that cannot be used is told of and left out: one among a thousand must not cost the others.</summary>
    private async Task<int> RunFolderAsync(ParseResult parsed, string folder, SimulationSetup setup, CancellationToken cancellation)
    {
        _logs.RefuseForSeveral(parsed);
        var files = Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToArray();
        var skipped = 0;
        var summaries = await LongWork.RunAsync(terminal, progress => Task.Run(() => SimulateAll(progress).ToList(), cancellation));
        if (summaries.Count == 0) throw CommandException.BadInput($"{folder}: there is no trace in it");
        SessionEnd.TellFailedRule(summaries, terminal.Error);
        if (parsed.GetValue(_json)) Json.WriteDocument(terminal.Out, summaries);
        else SummaryTable.Write(terminal.Out, summaries, "trace", [.. summaries.Select(s => s.Trace!)]);
        return (int)(skipped > 0 ? ExitCode.DoesNotHold : summaries.Max(SessionEnd.CodeOf));

        IEnumerable<SessionSummary> SimulateAll(IProgress<WorkProgress> progress)
        {
            foreach (var (index, file) in files.Index())
            {
                cancellation.ThrowIfCancellationRequested();
                progress.Report(new WorkProgress(Path.GetFileName(file), (double)index / files.Length));
                if (TryLoad(parsed, file) is not { } network)
                {
                    skipped++;
                    continue;
                }
                var summary = Simulate(setup, network, observer: null, recorder: null);
                yield return summary;
                if (SessionEnd.HasFailedRule(summary)) yield break; // it would fail a thousand times
            }
        }
    }

    private SimulatedNetwork? TryLoad(ParseResult parsed, string file)
    {
        try
        {
            return _network.Load(parsed, file);
        }
        catch (CommandException e)
        {
            terminal.Error.WriteLine($"skipped: {e.Message}");
            return null;
        }
    }

    private static SessionSummary Simulate(SimulationSetup setup, SimulatedNetwork network, IObserver<SessionEvent>? observer, IInputRecorder? recorder) =>
        SimulatedSession.TryRun(setup with { Pathways = network.Pathways, TraceName = network.Name }, observer, recorder, out var summary, out var error)
            ? summary
            : throw CommandException.BadInput(error);
}
