using StreamLab.Network;

namespace StreamLab.Cli;

/// <summary>Reads a trace from a file.</summary>
internal static class TraceFile
{
    // A character has at most four bytes.
    private const long LargestFile = 4L * TraceReader.MostCharacters;

    /// <exception cref="CommandException">There is no such file, or it is no trace.</exception>
    public static BandwidthTrace Load(string path, TraceFormat format = TraceFormat.Detect, TraceEnd end = TraceEnd.Loop)
    {
        var read = TraceReader.Read(ReadText(path), format, end);
        return read.IsRead ? read.Trace : throw CommandException.BadInput($"{path}: {read.Error}");
    }

    /// <exception cref="CommandException">There is no such file.</exception>
    public static string ReadText(string path) => TextFile.Read(path, LargestFile);
}
