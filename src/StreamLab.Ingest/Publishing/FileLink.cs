using System.Runtime.InteropServices;

namespace StreamLab.Ingest.Publishing;

/// <summary>Gives files a second name, so that they outlive the folder that they are in. Costs no room where the file system knows hard links.</summary>
internal static partial class FileLink
{
    /// <summary>Links stay links; folders are gone through.</summary>
    public static void Tree(FileSystemInfo from, string to)
    {
        if (from.LinkTarget is { } target) File.CreateSymbolicLink(to, target);
        else if (from is DirectoryInfo folder)
        {
            Directory.CreateDirectory(to);
            foreach (var entry in folder.EnumerateFileSystemInfos()) Tree(entry, Path.Combine(to, entry.Name));
        }
        else if (!TryLink(from.FullName, to)) File.Copy(from.FullName, to);
    }

    private static bool TryLink(string path, string newPath) => OperatingSystem.IsLinux() && Link(path, newPath) == 0;

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string path, string newPath);
}
