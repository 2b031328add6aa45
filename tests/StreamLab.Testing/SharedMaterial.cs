namespace StreamLab.Testing;

/// <summary>Real clips, traces and reference results that lie beside a checkout; tests that need them skip where they are absent.</summary>
public static class SharedMaterial
{
    /// <summary>The root of this checkout: the folder that holds StreamLab.sln.</summary>
    public static string RepositoryRoot { get; } = FindRoot();

    /// <returns>The full path of a file or folder below the shared folder, or null where it is absent.</returns>
    public static string? Find(string relativePath)
    {
        var folder = Environment.GetEnvironmentVariable("STREAMLAB_SHARED") ?? Path.Combine(RepositoryRoot, "..", "shared");
        var path = Path.GetFullPath(Path.Combine(folder, relativePath));
        return Path.Exists(path) ? path : null;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "StreamLab.sln"))) return folder.FullName;
        throw new InvalidOperationException("Tests run from inside a checkout of StreamLab.");
    }
}
