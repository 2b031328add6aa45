namespace StreamLab.Experiments;

/// <summary>Writes a file beside its name and renames it when it is whole, so that nothing half-written ever looks finished.</summary>
internal static class SafeFile
{
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        if (OutputFile.Refusal(path) is { } why) throw new IOException($"{path} cannot be written: {why}");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var target = OutputFile.Target(path);
        var beside = target + ".part";
        await using (var file = File.Create(beside)) await write(file);
        File.Move(beside, target, overwrite: true);
    }

    public static Task WriteTextAsync(string path, Action<TextWriter> write) => WriteAsync(path, async stream =>
    {
        await using var writer = new StreamWriter(stream) { NewLine = "\n" };
        write(writer);
    });
}
