using System.CommandLine;
using StreamLab.Cli.Options;
using StreamLab.Cli.Output;
using StreamLab.Cli.Simulating;
using StreamLab.Experiments;
using StreamLab.Network;
using StreamLab.Player;
using StreamLab.Simulation;

namespace StreamLab.Cli.Verbs;

/// <summary><c>simulate</c>: sessions in virtual time.</summary>
internal sealed class SimulateVerb
{
    private readonly Terminal _terminal;
    private readonly Option<string> _media = new("--media") { HelpName = "FILE|DIR", Description = "segments.json, MPD, Sabre movie, or a folder with segments.json or video_size_N", Required = true };
    private readonly Option<Duration?> _mediaLength = UnitOption.Time("--media-length", "plays so much of the media, repeated where it is shorter");
    private readonly Option<Duration?> _timeLimit = UnitOption.Time("--time-limit", "virtual time after which a session that is not over ends (default 43200min, 30 days)");
    private readonly NetworkOptions _network = new();
    private readonly SessionOptions _session = new();
    private readonly LanguageOption _language = new();
    private readonly CrowdOptions _crowd = new();
    private readonly CompatOption _compat;
    private readonly RuleBookOption _rules = new();
    private readonly LogOptions _logs = new();
    private readonly Option<bool> _json = CommonOptions.Json();

    private SimulateVerb(Terminal terminal) => (_terminal, _compat) = (terminal, new CompatOption(_crowd));

    public static Command Create(Terminal terminal)
    {
        var simulate = new SimulateVerb(terminal);
        var verb = new Command("simulate", "a session in virtual time, over a bandwidth trace or over each of a folder") { simulate._media, simulate._mediaLength, simulate._timeLimit };
        simulate._network.AddTo(verb);
        simulate._session.AddTo(verb);
        simulate._language.AddTo(verb);
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
        var prepared = mode.Prepare(parsed, _session, book.Rules, LoadMedia(parsed));
        Simulate simulate = (network, logs) => prepared(network with { TimeLimit = parsed.GetValue(_timeLimit) ?? network.TimeLimit, Cancellation = cancellation }, logs);
        return _network.Folder(parsed) is { } folder
            ? await RunFolderAsync(parsed, folder, simulate, mode.TwoColumns, cancellation)
            : await RunOneAsync(parsed, simulate, mode.TwoColumns, cancellation);
    }

    private Presentation LoadMedia(ParseResult parsed)
    {
        if (!MediaFile.TryLoad(parsed.GetRequiredValue(_media), out var all, out var error)) throw CommandException.BadInput(error);
        var media = InLanguage(all, _language.Read(parsed));
        if (parsed.GetValue(_mediaLength) is not { } length) return media;
        return MediaLength.TryCut(media, length, out var cut, out error) ? cut : throw CommandException.BadInput($"--media-length: {error}");
    }

    private static Presentation InLanguage(Presentation media, string? language)
    {
        if (language is null) return media;
        return SoundLanguage.TryKeep(media, language, out var kept, out var error) ? kept : throw LanguageOption.NotThere(error);
    }

    private async Task<int> RunOneAsync(ParseResult parsed, Simulate simulate, TraceFormat twoColumns, CancellationToken cancellation)
    {
        if (_crowd.Players(parsed) > 1) _logs.RefuseForSeveral(parsed);
        var network = _network.Load(parsed, twoColumns);
        IReadOnlyList<SessionSummary> summaries;
        await using (var logs = _logs.Open(parsed, cancellation)) summaries = simulate(network, logs);
        network.Warn(_terminal.Error.WriteLine);
        summaries = [.. summaries.Select(summary => summary with { Network = network.Description })];
        if (!parsed.GetValue(_json)) network.Describe(_terminal.Out);
        SessionVerdict.TellFailedRule(summaries, _terminal.Error);
        if (summaries is not [var only]) WriteCrowd(parsed, summaries);
        else if (parsed.GetValue(_json)) Json.WriteDocument(_terminal.Out, only);
        else SummaryText.Write(_terminal.Out, only);
        return (int)summaries.Max(SessionVerdict.CodeOf);
    }

    private void WriteCrowd(ParseResult parsed, IReadOnlyList<SessionSummary> summaries)
    {
        if (parsed.GetValue(_json))
        {
            Json.WriteDocument(_terminal.Out, summaries);
            return;
        }
        SummaryTable.Write(_terminal.Out, summaries, "player", [.. summaries.Select((_, i) => $"{i + 1}")]);
        var fairness = JainIndex.Of([.. summaries.Select(s => s.MeanBitrateKbps ?? 0)]);
        _terminal.Out.WriteLine(FormattableString.Invariant($"Jain's fairness index of the mean bitrates: {fairness:0.000}"));
    }

    /// <summary>A trace that cannot be used is told of and left out: one among a thousand must not cost the others.</summary>
    private async Task<int> RunFolderAsync(ParseResult parsed, string folder, Simulate simulate, TraceFormat twoColumns, CancellationToken cancellation)
    {
        _logs.RefuseForSeveral(parsed);
        var files = InputFile.In(folder);
        var skipped = 0;
        var summaries = await LongWork.RunAsync(_terminal, work => Task.Run(() => SimulateAll(work).ToList(), cancellation));
        if (summaries.Count == 0) throw CommandException.BadInput($"{folder}: there is no trace in it");
        SessionVerdict.TellFailedRule(summaries, _terminal.Error);
        if (parsed.GetValue(_json)) Json.WriteDocument(_terminal.Out, summaries);
        else SummaryTable.Write(_terminal.Out, summaries, "trace", [.. summaries.Select(s => s.Trace!)]);
        return (int)(skipped > 0 ? ExitCode.DoesNotHold : summaries.Max(SessionVerdict.CodeOf));

        IEnumerable<SessionSummary> SimulateAll(WorkReport work)
        {
            foreach (var (index, file) in files.Index())
            {
                cancellation.ThrowIfCancellationRequested();
                work.Report(new WorkProgress(Path.GetFileName(file), (double)index / files.Count));
                if (TryLoad(parsed, file, twoColumns, work) is not { } network)
                {
                    skipped++;
                    continue;
                }
                foreach (var summary in simulate(network, logs: null))
                {
                    yield return summary;
                    if (SessionVerdict.HasFailedRule(summary)) yield break; // it would fail a thousand times
                }
            }
        }
    }

    private SimulatedNetwork? TryLoad(ParseResult parsed, string file, TraceFormat twoColumns, WorkReport work)
    {
        try
        {
            var network = _network.Load(parsed, file, twoColumns);
            network.Warn(work.Tell);
            return network;
        }
        catch (CommandException e)
        {
            work.Tell($"skipped: {e.Message}");
            return null;
        }
    }
}
