using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace StreamLab;

/// <summary>
/// Files that users name and that are written beside their name first, to be renamed when they are whole. A rename puts a regular file in the place of whatever
/// has the name: the machine's own device, too, when root asks for it. What is only written to (a log) may go to a device or a pipe.
/// </summary>
internal static partial class OutputFile
{
    private const int CurrentFolder = -100, StatusBytes = 256, ModeOffset = 28; // AT_FDCWD; struct statx and its stx_mode
    private const uint TypeAlone = 1; // STATX_TYPE
    private const int WriteNowOrNever = 0x80801, NobodyReads = 6; // O_WRONLY | O_NONBLOCK | O_CLOEXEC; ENXIO
    private const int TypeOfFile = 0xF000, Regular = 0x8000, Folder = 0x4000; // S_IFMT, S_IFREG, S_IFDIR

    /// <returns>Why no file can take this name, without the name; null when one can.</returns>
    public static string? Refusal(string path) =>
        Directory.Exists(path) ? "it is a folder, not a file"
        : IsSpecial(path) ? "it is a device or a pipe, and a file would take its place: name a file"
        : null;

    /// <returns>What a link leads to, for links stay; any other path as it is.</returns>
    public static string Target(string path) =>
        new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : path;

    /// <summary>Whether the name is that of a device, a pipe or a socket, or leads to one.</summary>
    public static bool IsSpecial(string path)
    {
        if (!OperatingSystem.IsLinux()) return false;
        Span<byte> status = stackalloc byte[StatusBytes];
        if (Status(CurrentFolder, path, flags: 0, TypeAlone, ref MemoryMarshal.GetReference(status)) != 0) return false;
        return (MemoryMarshal.Read<ushort>(status[ModeOffset..]) & TypeOfFile) is not (Regular or Folder);
    }

    /// <summary>Opens what is written to as it comes: a log, into a file, a device or a pipe.</summary>
    /// <exception cref="IOException">It cannot be written to; or it is a pipe that nobody reads: who opens one waits for a reader, deaf to every signal.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written to.</exception>
    public static FileStream Open(string path, FileMode mode, FileShare share, int bufferSize = 4096)
    {
        using var held = HoldOpen(path);
        return new FileStream(path, mode, FileAccess.Write, share, bufferSize);
    }

    /// <summary>Held until it is open once more, so that its reader sees no end in between.</summary>
    private static SafeFileHandle? HoldOpen(string path)
    {
        if (!IsSpecial(path)) return null;
        var descriptor = Open(path, WriteNowOrNever);
        if (descriptor >= 0) return new SafeFileHandle(descriptor, ownsHandle: true);
        return Marshal.GetLastPInvokeError() == NobodyReads ? throw new IOException($"{path} is a pipe that nobody reads: start its reader first") : null;
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Status(int folder, string path, int flags, uint mask, ref byte status);
}
