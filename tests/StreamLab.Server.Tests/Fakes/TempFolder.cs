namespace StreamLab.Server.Tests;

/// <summary>A folder that is there for one test.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("streamlab-").FullName;

    /// <summary>Writes a file, with the folders that it needs.</summary>
    /// <returns>Its full path.</returns>
    public string Write(string relativePath, ReadOnlySpan<byte> content)
    {
        var file = System.IO.Path.Combine(Path, relativePath);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
        return file;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
