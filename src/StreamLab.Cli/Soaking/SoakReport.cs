namespace StreamLab.Cli.Soaking;

/// <summary>What became of a soak.</summary>
/// <param name="ObjectsChecked">Segments and Initialization Segments that players took for good, each compared with the origin's file.</param>
/// <param name="ObjectsWrong">Those that differed.</param>
/// <param name="MemoryGrowthPerHour">Megabytes of managed memory, by a line through the second half of the samples.</param>
/// <param name="SocketsBefore">Open before the laboratory started; null where the system does not tell.</param>
/// <param name="SocketsAfter">Open when it had ended.</param>
internal sealed record SoakReport(
    double Seconds, int Players, int Sessions, int SessionsFailed, double PlayedHours, int Faults, int FailedRequests, long BytesServed,
    long ObjectsChecked, long ObjectsWrong, double MemoryStartMegabytes, double MemoryEndMegabytes, double MemoryGrowthPerHour, bool IsMemoryFlat,
    int? SocketsBefore, int? SocketsAfter, IReadOnlyList<Vitals> Samples)
{
    /// <summary>Less than a tenth in the second half, or what a cache of connections and buffers may hold more by chance.</summary>
    private const double MostGrowth = 0.1, MostByChanceMegabytes = 8;

    /// <summary>The runtime's own may open with the first request.</summary>
    private const int SocketsOfTheRuntime = 4;

    public bool IsGood => ObjectsWrong == 0 && ObjectsChecked > 0 && IsMemoryFlat && !LeaksSockets;

    private bool LeaksSockets => SocketsAfter > SocketsBefore + SocketsOfTheRuntime;

    /// <summary>By least squares: megabytes an hour, and whether that is flat over the time that the samples span.</summary>
    public static (double PerHour, bool IsFlat) GrowthOf(IReadOnlyList<Vitals> samples)
    {
        var half = samples.Skip(samples.Count / 2).ToArray();
        if (half.Length < 2) return (0, true);
        var (meanT, meanM) = (half.Average(s => s.Seconds), half.Average(s => s.ManagedMegabytes));
        var slope = half.Sum(s => (s.Seconds - meanT) * (s.ManagedMegabytes - meanM)) / half.Sum(s => (s.Seconds - meanT) * (s.Seconds - meanT));
        var growth = slope * (half[^1].Seconds - half[0].Seconds);
        return (slope * 3600, growth <= Math.Max(MostGrowth * meanM, MostByChanceMegabytes));
    }

    public void Write(TextWriter output)
    {
        output.WriteLine($"{Seconds:0} s, {Players} players, {Sessions} sessions ({SessionsFailed} failed), {PlayedHours:0.0} h played; {Faults} faults, {FailedRequests} failed requests");
        output.WriteLine($"  bytes    {BytesServed / 1e9:0.00} GB served; {ObjectsChecked} objects compared with the origin's, {ObjectsWrong} wrong");
        output.WriteLine($"  memory   {MemoryStartMegabytes:0.0} MB at first, {MemoryEndMegabytes:0.0} MB at the end, {MemoryGrowthPerHour:+0.0;-0.0} MB an hour: {(IsMemoryFlat ? "flat" : "GROWS")}");
        output.WriteLine($"  sockets  {SocketsBefore?.ToString() ?? "?"} before, {SocketsAfter?.ToString() ?? "?"} after{(LeaksSockets ? ": LEAKED" : "")}");
        output.WriteLine(IsGood ? "good" : "NOT good");
    }
}
