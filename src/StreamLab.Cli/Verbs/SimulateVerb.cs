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
    private readonly Option<Duration?> _mediaLength = UnitOption.Time("--media-length", "plays so much of the media, repeated where it is shorter");
    private readonly NetworkOptions _network = new();
    private readonly SessionOptions _session = new();
    private readonly CompatOption _compat = new();
    private readonly RuleBookOption _rules = new();
    private readonly LogOptions _logs = new();
    private readonly Option<bool> _json = CommonOptions.Json();

    public static Command Create(Terminal terminal)
    {
        var simulate = new SimulateVerb(terminal);
        var verb = new Command("simulate", "a session in virtual time, over a bandwidth trace or over each of a folder") { simulate._media, simulate._mediaLength };
        simulate._network.AddTo(verb);
        simulate._session.AddTo(verb);
        simulate._compat.AddTo(verb);
        simulate._rules.AddTo(verb);
        simulate._logs.AddTo(verb);
        verb.Add(simulate._json);
        verb.SetAction(simulate.RunAsync);
        return verb;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var mode = _compat.Read(parsed);
        using var book = _rules.Open(parsed);
        var simulate = mode.Prepare(parsed, _session, book.Rules, LoadMedia(parsed));
        return _network.Folder(parsed) is { } folder
            ? await RunFolderAsync(parsed, folder, simulate, cancellation)
            : await RunOneAsync(parsed, simulate);
    }

    private Presentation LoadMedia(ParseResult parsed)
    {
        if (!MediaFile.TryLoad(parsed.GetRequiredValue(_media), out var media, out var error)) throw CommandException.BadInput(error);
        if (parsed.GetValue(_mediaLength) is not { } length) return media;
        return MediaLength.TryCut(media, length, out var cut, out error) ? cut : throw CommandException.BadInput($"--media-length: {error}");
    }

    private async Task<int> RunOneAsync(ParseResult parsed, Simulate simulate)
    {
        var network = _network.Load(parsed);
        SessionSummary summary;
        await using (var logs = _logs.Open(parsed)) summary = simulate(network, logs);
        SessionEnd.TellFailedRule([summary], terminal.Error);
        if (parsed.GetValue(_json)) Json.WriteDocument(terminal.Out, summary);
        else SummaryText.Write(terminal.Out, summary);
        return (int)SessionEnd.CodeOf(summary);
    }

    /// <summary>A trace that cannot be used is told of and left out: one among a thousand must not cost the others.</summary>
    private async Task<int> RunFolderAsync(ParseResult parsed, string folder, Simulate simulate, CancellationToken cancellation)
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
                var summary = simulate(network, logs: null);
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
}
