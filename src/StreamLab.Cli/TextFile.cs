namespace StreamLab.Cli;

/// <summary>Reads what a user named, within bounds.</summary>
internal static class TextFile
{
    /// <exception cref="CommandException">It is missing, a folder, empty, unreadable or too large.</exception>
    public static string Read(string path, long largest)
    {
        Check(path, largest);
        return File.ReadAllText(path);
    }

    /// <inheritdoc cref="Read"/>
    public static byte[] ReadBytes(string path, long largest)
    {
        Check(path, largest);
        return File.ReadAllBytes(path);
    }

    private static void Check(string path, long largest)
    {
        if (Directory.Exists(path)) throw CommandException.BadInput($"{path} is a folder, not a file");
        var file = new FileInfo(path);
        if (!file.Exists) throw CommandException.BadInput($"{path}: there is no such file");
        if (file.Length == 0) throw CommandException.BadInput($"{path} is empty");
        if (file.Length > largest) throw CommandException.BadInput($"{path} has {file.Length} bytes; more than {largest} are not read");
    }
}
