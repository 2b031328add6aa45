using System.CommandLine;
using StreamLab.Cli.Options;
using StreamLab.Cli.Output;
using StreamLab.Cli.Simulating;
using StreamLab.Simulation;
using StreamLab.Simulation.Optimum;

namespace StreamLab.Cli.Verbs;

/// <summary><c>optimum</c>: what knowing the whole trace beforehand would have been worth.</summary>
internal sealed class OptimumVerb(Terminal terminal)
{
    private readonly Option<string> _media = new("--media") { HelpName = "FILE|DIR", Description = "segments.json, MPD, Sabre movie, or a folder with segments.json or video_size_N; video alone", Required = true };
    private readonly NetworkOptions _network = new();
    private readonly OptimumOptions _options = new();
    private readonly Option<bool> _json = CommonOptions.Json();

    public static Command Create(Terminal terminal)
    {
        var optimum = new OptimumVerb(terminal);
        var verb = new Command("optimum", "the best session that knowing a trace beforehand allows, and a bound that none can beat") { optimum._media };
        optimum._network.AddTo(verb);
        optimum._options.AddTo(verb);
        verb.Add(optimum._json);
        verb.SetAction(optimum.RunAsync);
        return verb;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (!MediaFile.TryLoad(parsed.GetRequiredValue(_media), out var media, out var error)) throw CommandException.BadInput(error);
        var (settings, folder) = (_options.Read(parsed, media), _network.Folder(parsed));
        var (found, skipped) = await LongWork.RunAsync(terminal, work => Task.Run(() => FindAll(parsed, settings, folder, work, cancellation), cancellation));
        if (found.Count == 0 && skipped == 0) throw CommandException.BadInput($"{folder}: there is no trace in it");
        if (parsed.GetValue(_json)) Json.WriteDocument(terminal.Out, found);
        else OptimumTable.Write(terminal.Out, found);
        return (int)(skipped > 0 ? ExitCode.DoesNotHold : ExitCode.Done);
    }

    private (List<OptimumRow> Found, int Skipped) FindAll(ParseResult parsed, OptimumSettings settings, string? folder, WorkReport work, CancellationToken cancellation)
    {
        if (folder is null) return ([Find(settings, Warned(_network.Load(parsed, settings.TwoColumns), work), cancellation)], 0);
        var (found, skipped) = (new List<OptimumRow>(), 0);
        var files = InputFile.In(folder);
        foreach (var (index, file) in files.Index())
        {
            cancellation.ThrowIfCancellationRequested();
            work.Report(new WorkProgress(Path.GetFileName(file), (double)index / files.Count));
            try
            {
                found.Add(Find(settings, Warned(_network.Load(parsed, file, settings.TwoColumns), work), cancellation));
            }
            catch (CommandException e)
            {
                work.Tell($"skipped: {e.Message}");
                skipped++;
            }
        }
        return (found, skipped);
    }

    private static SimulatedNetwork Warned(SimulatedNetwork network, WorkReport work)
    {
        network.Warn(work.Tell);
        return network;
    }

    private static OptimumRow Find(OptimumSettings settings, SimulatedNetwork network, CancellationToken cancellation) =>
        OptimumSearch.TryFind(settings.Model(network), settings.QoeForm, out var optimum, out var error, cancellation)
            ? new OptimumRow(network.Name, optimum.Achieved, optimum.UpperBound, optimum.Q)
            : throw CommandException.BadInput($"{network.Name}: {error}");
}
