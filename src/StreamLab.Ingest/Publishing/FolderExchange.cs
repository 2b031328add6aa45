using System.Runtime.InteropServices;

namespace StreamLab.Ingest.Publishing;

/// <summary>
/// Puts a folder in the place of another so that there is one at every instant. Linux can do that in one step on its usual file systems; elsewhere it takes
/// two renames, and <see cref="Recover"/> mends what a death between them leaves.
/// </summary>
internal static partial class FolderExchange
{
    private const int CurrentFolder = -100; // AT_FDCWD
    private const uint Exchange = 2; // RENAME_EXCHANGE
    private const int NoSuchCall = 38, NoSuchFlag = 22; // ENOSYS, EINVAL

    /// <param name="fresh">What comes.</param>
    /// <param name="target">What goes, if it is there; afterwards it lies at <paramref name="fresh"/> or <paramref name="aside"/>.</param>
    /// <param name="aside">A free name on the same file system.</param>
    public static void Replace(string fresh, string target, string aside)
    {
        if (!Directory.Exists(target)) Directory.Move(fresh, target);
        else if (!TryExchange(fresh, target)) ReplaceInTwoSteps(fresh, target, aside);
    }

    internal static void ReplaceInTwoSteps(string fresh, string target, string aside)
    {
        Directory.Move(target, aside);
        Directory.Move(fresh, target);
    }

    /// <summary>Brings back what was put aside when nothing took its place.</summary>
    public static void Recover(string target, string aside)
    {
        if (Directory.Exists(aside) && !Path.Exists(target)) Directory.Move(aside, target);
    }

    /// <returns>False where the system or the file system cannot do it.</returns>
    /// <exception cref="IOException">It can, and did not.</exception>
    internal static bool TryExchange(string one, string other)
    {
        if (!OperatingSystem.IsLinux()) return false;
        if (RenameAt(CurrentFolder, one, CurrentFolder, other, Exchange) == 0) return true;
        var error = Marshal.GetLastPInvokeError();
        return error is NoSuchCall or NoSuchFlag ? false : throw new IOException($"{other} cannot be replaced: {Marshal.GetPInvokeErrorMessage(error)}");
    }

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameAt(int folder, string path, int otherFolder, string otherPath, uint flags);
}
