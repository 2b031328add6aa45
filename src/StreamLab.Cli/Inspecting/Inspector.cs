using System.Text;
using StreamLab.Dash.Cmaf;
using StreamLab.Dash.Mpd;
using StreamLab.Dash.SegmentIndexes;
using StreamLab.Network;

namespace StreamLab.Cli.Inspecting;

/// <summary>Tells from the first bytes what a file is, and looks into it.</summary>
internal static class Inspector
{
    private const string InputLogStart = "{\"schema\":\"streamlab-input-log/";

    private const int LargestText = 16 * 1024 * 1024, Sniffed = 256;

    private static readonly string[] BoxTypes = ["ftyp", "styp", "moov", "moof", "sidx", "mdat", "free", "emsg", "prft"];

    /// <param name="traceFormat">How a trace is written, for those that do not say so themselves; null: not given.</param>
    /// <param name="withSegments">Whether every segment of an MPD is to be listed.</param>
    /// <exception cref="CommandException">It is nothing that is known here, or broken.</exception>
    public static async Task<Inspection> InspectAsync(Content content, TraceFormat? traceFormat, bool withSegments, CancellationToken cancellation)
    {
        if (traceFormat is { } format) return Trace(content, format);
        if (IsMp4(content.Bytes)) return Boxes(content);
        var start = Trimmed(MpdText.Decode(content.Bytes.AsSpan(0, Math.Min(content.Bytes.Length, Sniffed))));
        if (start.StartsWith('<')) return await MpdAsync(content, Trimmed(Text(content)), withSegments, cancellation);
        if (start.StartsWith("#EXTM3U", StringComparison.Ordinal)) return PlaylistInspection.Of(content, Trimmed(Text(content)));
        if (start.StartsWith(InputLogStart, StringComparison.Ordinal)) throw CommandException.BadInput($"{content.Name} is an input log: '{Hint.Of("replay")}' runs it");
        if (SessionLog.IsOne(content.Bytes)) return LogInspection.Of(SessionLog.Read(content.Name, content.Bytes));
        return start.StartsWith('{') ? Title(content.Name, content.Bytes) : Trace(content, TraceFormat.Detect);
    }

    /// <exception cref="CommandException">It is no title.</exception>
    public static TitleInspection InspectFolder(string folder)
    {
        var index = Path.Combine(folder, SegmentFiles.SegmentIndex);
        if (!File.Exists(index)) throw CommandException.BadInput($"{folder} is no title: there is no {SegmentFiles.SegmentIndex} in it");
        return Title(folder, InputFile.Read(index, SegmentIndexJson.MaxBytes));
    }

    private static TitleInspection Title(string name, byte[] bytes) =>
        SegmentIndexJson.Read(bytes).TryGet(out var index, out var error) ? new TitleInspection(name, index) : throw CommandException.BadInput($"{name}: {error}");

    /// <summary>Indexes of files that are one for all their segments are had from where the MPD was: a server, or the folder beside it.</summary>
    private static async Task<MpdInspection> MpdAsync(Content content, string text, bool withSegments, CancellationToken cancellation)
    {
        var indexes = new MediaIndexes();
        var read = MpdReader.Read(text, content.Url, indexes);
        if (indexes.Missing.Count > 0)
        {
            await content.FillAsync(indexes, cancellation);
            read = MpdReader.Read(text, content.Url, indexes);
        }
        return read.TryGet(out var manifest, out var error) ? MpdInspection.Of(manifest, withSegments) : throw CommandException.BadInput($"{content.Name}: {error}");
    }

    private static TraceInspection Trace(Content content, TraceFormat format)
    {
        var read = TraceReader.Read(Text(content), format);
        return read.IsRead ? TraceInspection.Of(read.Trace, read.Facts!) : throw CommandException.BadInput($"{content.Name}: read as a trace, {read.Error}");
    }

    /// <exception cref="CommandException">It is broken.</exception>
    public static Inspection InspectLongFilm(string path) => Boxes(path, () => BoxFile.Inspect(path));

    private static BoxesInspection Boxes(Content content) => Boxes(content.Name, () => BoxesInspection.Of(content.Bytes.Length, BoxTree.Read(content.Bytes)));

    private static BoxesInspection Boxes(string name, Func<BoxesInspection> look)
    {
        try
        {
            return look();
        }
        catch (Mp4Exception e)
        {
            throw CommandException.BadInput($"{name}: {e.Message}", e);
        }
    }

    private static string Text(Content content) => content.Bytes.Length <= LargestText
        ? MpdText.Decode(content.Bytes)
        : throw CommandException.BadInput($"{content.Name}: a text of {content.Bytes.Length} bytes; more than {LargestText} are not read");

    private static string Trimmed(string text) => text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');

    /// <param name="bytes">The beginning of a file.</param>
    public static bool IsMp4(byte[] bytes) => bytes.Length >= 8 && BoxTypes.Contains(Encoding.ASCII.GetString(bytes, 4, 4), StringComparer.Ordinal);
}
