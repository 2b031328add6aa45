using System.CommandLine;
using StreamLab.Cli.Comparing;
using StreamLab.Cli.Options;
using StreamLab.Cli.Output;
using StreamLab.Experiments;

namespace StreamLab.Cli.Verbs;

/// <summary><c>compare</c>: rules over traces, with intervals, tests and a report.</summary>
internal sealed class CompareVerb(Terminal terminal)
{
    private const int MostJobs = 1024, MostTold = 10;

    private readonly CompareOptions _what = new();
    private readonly RuleBookOption _rules = new();
    private readonly Option<int> _jobs = NumberOption.Count("--jobs", "sessions at the same time; any number gives the same files", Environment.ProcessorCount, least: 1, MostJobs);
    private readonly Option<string> _out = new("--out") { HelpName = "DIR", Description = "where results.csv, results.parquet, report.html, plots and experiment.yaml go", Required = true };
    private readonly Option<bool> _json = CommonOptions.Json();

    public static Command Create(Terminal terminal)
    {
        var compare = new CompareVerb(terminal);
        var verb = new Command("compare", "rules × traces × buffers × seeds in virtual time, with intervals, tests and a report; goes on where it was broken off");
        compare._what.AddTo(verb);
        compare._rules.AddTo(verb);
        foreach (var option in (Option[])[compare._jobs, compare._out, compare._json]) verb.Add(option);
        verb.SetAction(compare.RunAsync);
        return verb;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        try
        {
            if (_what.IsCompat(parsed)) _rules.Refuse(parsed, "with --compat, which runs built-in rules");
            using var book = _rules.Open(parsed);
            var rules = _what.IsFromFile(parsed) ? book.RulesForFiles : book.Rules;
            var study = await Task.Run(() => Study.Load(_what.Read(parsed, rules), rules), cancellation);
            foreach (var skipped in study.Library.Skipped) terminal.Error.WriteLine($"skipped: {skipped}");
            foreach (var trace in study.Traces.Where(t => t.Warning is not null).Take(MostTold)) terminal.Error.WriteLine($"warning: {trace}: {trace.Warning}");
            return await CompareAsync(parsed, study, cancellation);
        }
        catch (StudyException e)
        {
            throw CommandException.BadInput(e.Message, e);
        }
        catch (RuleFailureException e)
        {
            throw new CommandException(ExitCode.DoesNotHold, e.Message, e);
        }
    }

    private async Task<int> CompareAsync(ParseResult parsed, Study study, CancellationToken cancellation)
    {
        var (folder, jobs, optimum) = (parsed.GetRequiredValue(_out), parsed.GetValue(_jobs), new OfflineOptimum());
        var (result, comparison) = await LongWork.RunAsync(terminal, progress => Task.Run(async () =>
        {
            var watcher = new StudyWatcher(progress, TimeProvider.System);
            using var run = StudyRun.In(folder, study, jobs, watcher);
            var result = run.Run(optimum, cancellation);
            var comparison = Comparison.Of(result);
            var choice = TimelineChoice.Of(result, comparison);
            await StudyOutput.WriteAsync(folder, result, comparison, choice, new TimelineRecorder(study, optimum).Record(choice, jobs, watcher, cancellation));
            run.Finish();
            return (result, comparison);
        }, cancellation));
        PlotLetters.TellMissing(terminal);
        foreach (var trace in comparison.LeftOut.Take(MostTold)) terminal.Error.WriteLine($"not counted: {trace}");
        if (parsed.GetValue(_json)) Json.WriteDocument(terminal.Out, CompareReport.Of(result, comparison));
        else CompareText.Write(terminal, result, comparison, folder);
        return (int)(study.Library.Skipped.Count + comparison.LeftOut.Count > 0 ? ExitCode.DoesNotHold : ExitCode.Done);
    }
}
