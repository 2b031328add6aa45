using System.Diagnostics;
using System.Globalization;
using StreamLab.Ingest;
using StreamLab.Testing;

namespace StreamLab.Benchmarks;

/// <summary>
/// What an ingest costs beside the ffmpeg command it runs: both are run in turn, so that a machine that slows down slows both.
/// BenchmarkDotNet runs one method after another and cannot pair them.
/// </summary>
internal static class IngestPairs
{
    public static async Task RunAsync(string clip, int pairs)
    {
        using var folder = new TemporaryFolder();
        var (catalog, byHand) = (folder["catalog"], folder["by-hand"]);
        Directory.CreateDirectory(byHand);
        File.CreateSymbolicLink(Path.Combine(byHand, "source"), Path.GetFullPath(clip));

        var (_, commands) = await IngestAsync(clip, catalog);
        var ratios = new List<double>();
        for (var i = 1; i <= pairs; i++)
        {
            var alone = await FFmpegAsync(commands, byHand);
            var (ingest, _) = await IngestAsync(clip, catalog);
            ratios.Add(ingest / alone);
            Console.WriteLine(Invariant($"pair {i}: ffmpeg {alone.TotalSeconds:0.00} s, ingest {ingest.TotalSeconds:0.00} s, ratio {ratios[^1]:0.000}"));
        }
        ratios.Sort();
        Console.WriteLine(Invariant($"median ratio of {pairs} alternating pairs: {ratios[pairs / 2]:0.000}"));
    }

    private static async Task<(TimeSpan Time, IReadOnlyList<string> Commands)> IngestAsync(string clip, string catalog)
    {
        var job = new IngestJob(new IngestRequest(clip, catalog) { Title = "clip", Force = true }, FFmpegTools.Find());
        var clock = Stopwatch.StartNew();
        var result = await job.RunAsync(null, CancellationToken.None);
        if (!result.TryGet(out _, out var failure)) throw new InvalidOperationException(failure.Message);
        return (clock.Elapsed, job.Commands);
    }

    private static async Task<TimeSpan> FFmpegAsync(IReadOnlyList<string> commands, string folder)
    {
        var clock = Stopwatch.StartNew();
        foreach (var command in commands)
        {
            using var ffmpeg = Process.Start(new ProcessStartInfo(FFmpegTools.Find().FFmpeg!, $"-y -nostdin -v error {command}") { WorkingDirectory = folder })!;
            await ffmpeg.WaitForExitAsync();
            if (ffmpeg.ExitCode != 0) throw new InvalidOperationException($"ffmpeg ended with {ffmpeg.ExitCode}");
        }
        return clock.Elapsed;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
