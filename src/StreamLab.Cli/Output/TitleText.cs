namespace StreamLab.Cli.Output;

/// <summary>A packaged title as people read it.</summary>
internal static class TitleText
{
    public static void Write(TextWriter output, TitleReport report)
    {
        output.WriteLine($"{report.Title}: {report.Seconds:0.###} s in {report.Folder}");
        foreach (var r in report.Representations)
        {
            var size = r.Width is null ? "" : $"{r.Width}x{r.Height} at {r.FramesPerSecond:0.##} fps";
            output.WriteLine($"  {r.ContentType} {r.Id,-10} {r.BandwidthKbps,7:0} kbps declared, {r.AverageKbps,7:0} on average; {r.Segments} segments, {r.Bytes / 1e6:0.00} MB; {r.Codecs} {size}".TrimEnd());
        }
    }
}
