namespace StreamLab.Cli;

/// <summary>Reads what a user named, within bounds.</summary>
internal static class InputFile
{
    /// <exception cref="CommandException">It is not read: missing, a folder, a device, empty, too large, or not to be read.</exception>
    public static byte[] Read(string path, long largest) => Named(path, () => RegularFile.Read(path, largest));

    /// <inheritdoc cref="Read"/>
    public static string ReadText(string path, long largest) => Named(path, () => RegularFile.ReadText(path, largest));

    /// <summary>The files of a folder, in order.</summary>
    /// <exception cref="CommandException">There are more than are walked through.</exception>
    public static IReadOnlyList<string> In(string folder) => Named(folder, () => FolderFiles.Within(folder, deep: false));

    private static T Named<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CommandException.BadInput($"{path}: {e.Message}", e);
        }
    }
}
