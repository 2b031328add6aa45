using StreamLab.Network;

namespace StreamLab.Cli;

/// <summary>Reads a trace from a file.</summary>
internal static class TraceFile
{
    // A character has at most four bytes.
    private const long LargestFile = 4L * TraceReader.MostCharacters;

    /// <param name="twoColumns">What two columns are taken for, where the format is to be detected.</param>
    /// <exception cref="CommandException">There is no such file, or it is no trace.</exception>
    public static LoadedTrace Load(string path, TraceFormat format = TraceFormat.Detect, TraceEnd end = TraceEnd.Loop, TraceFormat twoColumns = TraceFormat.SecondsMbps)
    {
        var read = TraceReader.Read(ReadText(path), format, end, twoColumns);
        return read.IsRead ? new(path, read.Trace, read.Facts!) : throw CommandException.BadInput($"{path}: {read.Error}");
    }

    /// <exception cref="CommandException">There is no such file.</exception>
    public static string ReadText(string path) => InputFile.ReadText(path, LargestFile);
}
