namespace StreamLab;

/// <summary>The files of a folder that a user names, within bounds: a folder such as <c>/</c> has no end for who walks it.</summary>
internal static class FolderFiles
{
    public const int Most = 20_000, Deepest = 8;

    /// <summary>In ordinal order of their paths.</summary>
    /// <exception cref="IOException">There are more files and folders, or deeper ones, than are walked through; or it cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static IReadOnlyList<string> Within(string folder, bool deep)
    {
        var (files, seen) = (new List<string>(), 0);
        Walk(new DirectoryInfo(folder), deep ? Deepest : 0);
        files.Sort(StringComparer.Ordinal);
        return files;

        void Walk(DirectoryInfo directory, int deeper)
        {
            foreach (var entry in directory.EnumerateFileSystemInfos("*", Visible))
            {
                if (++seen > Most) throw new IOException($"more than {Most} files and folders lie in it; name the folder that is meant");
                if (entry is not DirectoryInfo below) files.Add(Path.Combine(directory.ToString(), entry.Name));
                else if (deeper > 0) Walk(new DirectoryInfo(Path.Combine(directory.ToString(), below.Name)), deeper - 1);
                else if (deep) throw new IOException($"folders lie more than {Deepest} deep in it; name the folder that is meant");
            }
        }
    }

    /// <summary>As the shell's <c>*</c>: what is hidden, or not to be read, is passed by.</summary>
    private static EnumerationOptions Visible => new() { AttributesToSkip = FileAttributes.Hidden | FileAttributes.System, IgnoreInaccessible = true };
}
