namespace StreamLab.Cli.Soaking;

/// <summary>What a process holds at one moment.</summary>
/// <param name="Seconds">Since the soak began.</param>
/// <param name="ManagedMegabytes">What lives after a full collection.</param>
/// <param name="Sockets">Open ones; null where the system does not tell.</param>
internal sealed record Vitals(double Seconds, double ManagedMegabytes, double WorkingSetMegabytes, int? Sockets)
{
    public static Vitals Of(TimeSpan elapsed) => new(
        elapsed.TotalSeconds, MegabytesAlive(), Environment.WorkingSet / 1e6, OpenSockets());

    /// <summary>What only waits for its finalizer is gone, too.</summary>
    private static double MegabytesAlive()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true) / 1e6;
    }

    public static int? OpenSockets() =>
        Directory.Exists("/proc/self/fd") ? Directory.EnumerateFileSystemEntries("/proc/self/fd").Count(IsSocket) : null;

    private static bool IsSocket(string entry)
    {
        try
        {
            return new FileInfo(entry).LinkTarget?.StartsWith("socket:", StringComparison.Ordinal) == true;
        }
        catch (IOException)
        {
            return false; // closed in between
        }
    }
}
