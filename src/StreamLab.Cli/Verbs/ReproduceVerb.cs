using System.CommandLine;
using StreamLab.Cli.Comparing;
using StreamLab.Cli.Options;
using StreamLab.Cli.Output;
using StreamLab.Experiments;

namespace StreamLab.Cli.Verbs;

/// <summary><c>reproduce</c>: does a published comparison hold here, on the user's data?</summary>
internal static class ReproduceVerb
{
    public static Command Create(Terminal terminal)
    {
        var name = new Argument<string>("NAME") { Description = string.Join(", ", Reproductions.All.Select(r => r.Name)) };
        var traces = new Option<string[]>("--traces") { HelpName = "DIR…", Description = "the publication's traces", Required = true, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = true };
        var media = new Option<string>("--media") { HelpName = "FILE|DIR", Description = "the publication's media", Required = true };
        var jobs = NumberOption.Count("--jobs", "sessions at the same time; any number gives the same figures", Environment.ProcessorCount, least: 1, most: 1024);
        var json = CommonOptions.Json();
        var verb = new Command("reproduce", "runs a published comparison on your data; ends with 1 where a figure does not hold") { name, traces, media, jobs, json };
        verb.SetAction((parsed, cancellation) => Task.Run(
            () => Reproduce(parsed.GetRequiredValue(name), new(parsed.GetRequiredValue(traces), parsed.GetRequiredValue(media), parsed.GetValue(jobs)), parsed.GetValue(json), terminal, cancellation),
            cancellation));
        return verb;
    }

    private static int Reproduce(string name, ReproductionData data, bool json, Terminal terminal, CancellationToken cancellation)
    {
        var reproduction = Reproductions.All.FirstOrDefault(r => r.Name == name)
            ?? throw CommandException.BadInput($"there is no comparison '{name}'; {KnownNames.ThereAre(Reproductions.All.Select(r => r.Name), name)}");
        try
        {
            var result = reproduction.Run(data, cancellation);
            if (json) Json.WriteDocument(terminal.Out, result);
            else ReproductionText.Write(terminal.Out, reproduction, result);
            return (int)(result.Holds ? ExitCode.Done : ExitCode.DoesNotHold);
        }
        catch (StudyException e)
        {
            throw CommandException.BadInput(e.Message, e);
        }
    }
}
