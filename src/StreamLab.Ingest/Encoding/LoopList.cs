using System.Globalization;
using System.Text;

namespace StreamLab.Ingest.Encoding;

/// <summary>
/// A list for ffmpeg that names a clip once for each round and says how long a round is. Left to itself (-stream_loop) ffmpeg lets a round
/// last as long as the longest of its streams, which is no whole number of pictures.
/// </summary>
internal static class LoopList
{
    public const string FileName = "rounds.ffconcat";

    public static void Write(Workspace workspace, EncodingPlan plan)
    {
        if (plan.Frames is not { } frames) return;
        File.WriteAllText(workspace.PathOf(FileName), Text((frames / plan.RoundFrames) + 2, plan.RoundDuration));
    }

    internal static string Text(int rounds, Duration round)
    {
        var text = new StringBuilder("ffconcat version 1.0\n");
        for (var i = 0; i < rounds; i++)
        {
            text.Append($"file {Workspace.SourceName}\n{InputLimits.InList}\n");
            text.Append(CultureInfo.InvariantCulture, $"duration {ToMicroseconds(round, i):0.######}\n");
        }
        return text.ToString();
    }

    // ffmpeg adds whole microseconds up: each round is rounded so that the sum is right.
    private static double ToMicroseconds(Duration round, int i) =>
        Math.Round(round.Seconds * (i + 1), 6) - Math.Round(round.Seconds * i, 6);
}
