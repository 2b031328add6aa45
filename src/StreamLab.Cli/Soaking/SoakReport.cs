namespace StreamLab.Cli.Soaking;

/// <summary>What became of a soak.</summary>
/// <param name="ObjectsChecked">Segments and Initialization Segments that players took for good, each compared with the origin's file.</param>
/// <param name="ObjectsWrong">Those that differed.</param>
/// <param name="Memory">How managed memory went on after the warm-up.</param>
/// <param name="SocketsBefore">Open before the laboratory started; null where the system does not tell.</param>
/// <param name="SocketsAfter">Open when it had ended.</param>
internal sealed record SoakReport(
    double Seconds, int Players, int Sessions, int SessionsFailed, double PlayedHours, int Faults, int FailedRequests, long BytesServed,
    long ObjectsChecked, long ObjectsWrong, double MemoryStartMegabytes, double MemoryEndMegabytes, MemoryTrend Memory,
    int? SocketsBefore, int? SocketsAfter, IReadOnlyList<Vitals> Samples)
{
    /// <summary>The runtime's own may open with the first request.</summary>
    private const int SocketsOfTheRuntime = 4;

    public bool IsGood => ObjectsWrong == 0 && ObjectsChecked > 0 && Memory.Verdict == MemoryVerdict.Flat && !LeaksSockets;

    private bool LeaksSockets => SocketsAfter > SocketsBefore + SocketsOfTheRuntime;

    public void Write(TextWriter output)
    {
        output.WriteLine($"{Seconds:0} s, {Players} players, {Sessions} sessions ({SessionsFailed} failed), {PlayedHours:0.0} h played; {Faults} faults, {FailedRequests} failed requests");
        output.WriteLine($"  bytes    {BytesServed / 1e9:0.00} GB served; {ObjectsChecked} objects compared with the origin's, {ObjectsWrong} wrong");
        output.WriteLine($"  memory   {MemoryStartMegabytes:0.0} MB at first, {MemoryEndMegabytes:0.0} MB at the end, {Memory.PerHour:+0.0;-0.0} MB an hour ({Memory.Low:+0.0;-0.0} to {Memory.High:+0.0;-0.0}, {Memory.Samples} samples after the warm-up): {Memory}");
        output.WriteLine($"  sockets  {SocketsBefore?.ToString() ?? "?"} before, {SocketsAfter?.ToString() ?? "?"} after{(LeaksSockets ? ": LEAKED" : "")}");
        output.WriteLine(IsGood ? "good" : "NOT good");
    }
}
