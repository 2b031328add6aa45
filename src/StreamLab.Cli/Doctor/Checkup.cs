using System.Net;
using System.Net.NetworkInformation;
using StreamLab.Experiments;
using StreamLab.Ingest;

namespace StreamLab.Cli.Doctor;

/// <summary>Looks at everything the laboratory needs of its machine.</summary>
internal static class Checkup
{
    private const int FirstPort = 8080, LastPort = 8083;
    private const string GetFFmpeg = "apt-get install ffmpeg";

    private static readonly DataSize Room = DataSize.FromBytes(1L << 30);

    public static async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        var tools = FFmpegTools.Find();
        return
        [
            new(".NET", "everything", Needed: true, Good: true, Environment.Version.ToString(), ""),
            await ProgramAsync(".NET SDK", "building", needed: false, ["dotnet"], "--version", "install the .NET SDK 10: https://dotnet.microsoft.com/download", cancellation),
            await FfmpegAsync(tools.FFmpeg, cancellation),
            await ProgramAsync("ffprobe", "ingest", needed: true, [tools.FFprobe], "-version", GetFFmpeg, cancellation),
            await ProgramAsync("npm", "building the page", needed: false, ["npm"], "--version", "apt-get install npm", cancellation),
            await ProgramAsync("Chromium", "the tests of the page", needed: false, ["chromium", "chromium-browser", "google-chrome"], "--version", "apt-get install chromium", cancellation),
            Fonts(),
            Ports(),
            Disk(),
        ];
    }

    private static async Task<Finding> FfmpegAsync(string? path, CancellationToken cancellation)
    {
        var finding = await ProgramAsync("ffmpeg", "ingest", needed: true, [path], "-version", GetFFmpeg, cancellation);
        if (!finding.Good) return finding;
        var encoders = await ProgramVersion.AskAsync(path!, ["-hide_banner", "-encoders"], cancellation) ?? "";
        return encoders.Contains(" libx264 ", StringComparison.Ordinal) && encoders.Contains(" aac ", StringComparison.Ordinal)
            ? finding
            : finding with { Good = false, Found = finding.Found + ", without the encoders libx264 and aac" };
    }

    /// <param name="programs">Names or paths to try in turn; null: known to be missing.</param>
    private static async Task<Finding> ProgramAsync(string name, string purpose, bool needed, string?[] programs, string option, string remedy, CancellationToken cancellation)
    {
        foreach (var program in programs.OfType<string>())
        {
            var answer = await ProgramVersion.AskAsync(program, [option], cancellation);
            if (answer is not null) return new(name, purpose, needed, Good: true, FirstLine(answer), remedy);
        }
        return new(name, purpose, needed, Good: false, "not found", remedy);
    }

    private static Finding Fonts() => new(
        "fonts", "letters in the plots of compare", Needed: false, PlotFonts.AreThere, PlotFonts.AreThere ? "there" : "none is installed", PlotFonts.Remedy);

    private static Finding Ports()
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners()
            .Where(e => e.Port is >= FirstPort and <= LastPort && (IPAddress.IsLoopback(e.Address) || e.Address.Equals(IPAddress.Any) || e.Address.Equals(IPAddress.IPv6Any)))
            .Select(e => e.Port).Distinct().Order().ToList();
        var found = taken.Count == 0 ? $"{FirstPort} to {LastPort} are free" : $"in use: {string.Join(", ", taken)}";
        return new("ports", "up without --port", Needed: false, taken.Count == 0, found, $"end the program that has them, or use '{Hint.Of("up --port 0")}'");
    }

    private static Finding Disk()
    {
        var drive = new DriveInfo(Environment.CurrentDirectory);
        var free = DataSize.FromBytes(drive.AvailableFreeSpace);
        return new("disk", "ingest", Needed: true, free >= Room, $"{free.Bytes / (1 << 30):0.0} GiB free here", "make room, or ingest with --out on another disk");
    }

    private static string FirstLine(string text) => text.Trim().Split('\n')[0].Trim();
}
