using System.CommandLine;
using StreamLab.Cli.Inspecting;
using StreamLab.Cli.Options;
using StreamLab.Cli.Output;
using StreamLab.Network;

namespace StreamLab.Cli.Verbs;

/// <summary><c>inspect</c>: what is in a file?</summary>
internal sealed class InspectVerb(TextWriter output)
{
    private readonly Argument<string> _what = new("PATH|URL") { Description = "MPD, HLS playlist, mp4 or segment, trace, session log, segments.json or a title's folder" };
    private readonly Option<TraceFormat> _traceFormat = new TraceOptions().Format;
    private readonly Option<bool> _csv = new("--csv") { Description = "the segment lines of a session log as CSV" };
    private readonly Option<bool> _p1203 = new("--p1203") { Description = "a session log as input of ITU-T's P.1203 tool" };
    private readonly Option<bool> _segments = new("--segments") { Description = "every segment of an MPD: when it is, and where on the first server" };
    private readonly Option<bool> _json = CommonOptions.Json();

    public static Command Create(Terminal terminal)
    {
        var inspect = new InspectVerb(terminal.Out);
        var verb = new Command("inspect", "what is in a manifest, media file, trace, log or title") { inspect._what, inspect._traceFormat, inspect._csv, inspect._p1203, inspect._segments, inspect._json };
        verb.SetAction(inspect.RunAsync);
        return verb;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        foreach (var (one, other) in (IEnumerable<(Option, Option)>)[(_csv, _json), (_csv, _p1203), (_p1203, _json)]) parsed.RefuseTogether(one, other);
        var inspection = await InspectAsync(parsed, cancellation);
        if (parsed.Has(_csv)) Log(inspection, _csv).WriteCsv(output);
        else if (parsed.Has(_p1203)) Json.WriteDocument(output, P1203Input.Of(Log(inspection, _p1203).Log));
        else if (parsed.GetValue(_json)) Json.WriteDocument<object>(output, inspection);
        else inspection.Write(output);
        return (int)ExitCode.Done;
    }

    private async Task<Inspection> InspectAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var what = parsed.GetRequiredValue(_what);
        var inspection = Directory.Exists(what) ? Folder(parsed, what) : await FileAsync(parsed, what, cancellation);
        if (inspection is not MpdInspection) parsed.Refuse(_segments, $"on {inspection.Kind}: it is for an MPD");
        return inspection;
    }

    private TitleInspection Folder(ParseResult parsed, string what)
    {
        parsed.Refuse(_traceFormat, "on a folder");
        return Inspector.InspectFolder(what);
    }

    private async Task<Inspection> FileAsync(ParseResult parsed, string what, CancellationToken cancellation) => BoxFile.IsLong(what) && !parsed.Has(_traceFormat)
        ? Inspector.InspectLongFilm(what)
        : await Inspector.InspectAsync(
            await Content.LoadAsync(what, cancellation), parsed.Has(_traceFormat) ? parsed.GetValue(_traceFormat) : null, parsed.GetValue(_segments), cancellation);

    private static LogInspection Log(Inspection inspection, Option option) =>
        inspection as LogInspection ?? throw CommandException.BadInput($"{option.Name} has no effect on {inspection.Kind}: it is for session logs");
}
