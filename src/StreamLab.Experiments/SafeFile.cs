namespace StreamLab.Experiments;

/// <summary>Writes a file beside its name and renames it when it is whole, so that nothing half-written ever looks finished.</summary>
internal static class SafeFile
{
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        var beside = path + ".part";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using (var file = File.Create(beside)) await write(file);
        File.Move(beside, path, overwrite: true);
    }

    public static Task WriteTextAsync(string path, Action<TextWriter> write) => WriteAsync(path, async stream =>
    {
        await using var writer = new StreamWriter(stream) { NewLine = "\n" };
        write(writer);
    });
}
