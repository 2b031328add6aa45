namespace StreamLab.Ingest;

/// <summary>Tells a full disk from a bad clip: ffmpeg itself ends a run that could not be written as if all were well.</summary>
/// <param name="folder">As the user called it.</param>
/// <param name="available">Bytes that may still be written there.</param>
internal sealed class FreeSpace(string folder, Func<long> available)
{
    private const long Least = 1 << 20;

    public static FreeSpace Of(string folder) => new(folder, () => Available(Path.GetFullPath(folder)));

    /// <exception cref="IngestException">There is next to none.</exception>
    public void RequireSome()
    {
        var bytes = available();
        if (bytes >= Least) return;
        throw new IngestException(FailureKind.Failed, $"the disk of {folder} is full, {bytes / 1024} KiB are free: make room there or name another folder");
    }

    private static long Available(string folder)
    {
        try
        {
            return new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder).AvailableFreeSpace;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return long.MaxValue; // a share of a network: nobody knows
        }
    }
}
