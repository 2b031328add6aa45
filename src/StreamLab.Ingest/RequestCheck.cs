using StreamLab.Dash;
using StreamLab.Dash.SegmentIndexes;
using StreamLab.Ingest.Encoding;

namespace StreamLab.Ingest;

/// <summary>What must hold before and after the work; each failure is one line that says what to do.</summary>
internal static class RequestCheck
{
    /// <summary>A file may state a length that is a little beside the truth; less than this part of it means that its end is missing.</summary>
    private const double LeastShare = 0.95;

    private static readonly Duration Slack = Duration.FromSeconds(0.5);

    public static void InputIsUsable(string path)
    {
        if (RegularFile.Refusal(path, long.MaxValue) is { } why) throw IngestException.BadInput($"{path}: {why}");
    }

    public static string TitleOf(IngestRequest request)
    {
        var title = request.Title ?? TitleName.FromFile(request.Input);
        if (!TitleName.IsValid(title))
            throw IngestException.BadInput($"{title} cannot be a title: use at most 64 letters, digits, '.', '_', '-', beginning with a letter or digit");
        if (RootNames.AreEndpoints(title)) throw IngestException.BadInput($"{title} cannot be a title: servers answer under that name themselves; choose another --title");
        if (FileInTheWay(request.Catalog) is { } file) throw IngestException.BadInput($"{request.Catalog} cannot be the catalog: {file} is a file, where a folder should be");
        if (!request.Force && Path.Exists(Path.Combine(request.Catalog, title)))
            throw IngestException.BadInput($"the title {title} exists in {request.Catalog}: replace it with --force or choose another --title");
        if (!CanBeReplaced(Path.Combine(request.Catalog, title)))
            throw IngestException.BadInput($"{title} in {request.Catalog} is no title of ours, and is not replaced: choose another --title");
        return title;
    }

    private static string? FileInTheWay(string? path)
    {
        while (!string.IsNullOrEmpty(path) && !File.Exists(path)) path = Path.GetDirectoryName(path);
        return string.IsNullOrEmpty(path) ? null : path;
    }

    /// <summary>Whether nothing is there, or nothing that somebody else has made.</summary>
    private static bool CanBeReplaced(string path) => !Path.Exists(path)
        || File.Exists(Path.Combine(path, SegmentFiles.Manifest))
        || (Directory.Exists(path) && !Directory.EnumerateFileSystemEntries(path).Any());

    public static void ToolsAreThere(FFmpegTools tools)
    {
        if (tools.Missing() is { } problem) throw new IngestException(FailureKind.MissingProgram, problem);
    }

    /// <summary>A clip that ends early decodes without an error; what came out shows it.</summary>
    public static void NothingIsMissing(EncodingPlan plan, Duration encoded, string inputName)
    {
        if (IsShort(encoded, plan.MediaDuration))
            throw IngestException.BadInput($"{inputName} is truncated: {encoded} of {plan.MediaDuration} could be read");
    }

    /// <summary>Whether so much of what was stated is missing that it is no rounding.</summary>
    public static bool IsShort(Duration found, Duration stated) => found < (stated * LeastShare) - Slack;
}
