namespace StreamLab.Ingest.Publishing;

/// <summary>What an ingest does for the other titles of its catalog: clears what killed ingests have left, and versions that nobody needs any more.</summary>
internal static class CatalogSweep
{
    /// <summary>Passes by what another ingest holds, and what may not be touched: the next sweep sees it again.</summary>
    public static void Run(string catalog, DateTime now)
    {
        foreach (var folder in new DirectoryInfo(catalog).GetDirectories())
        {
            try
            {
                if (Workspace.TitleOf(folder.Name) is { } title) Workspace.TryOpen(catalog, title)?.Dispose();
                else if (!folder.Name.StartsWith('.')) Clear(catalog, folder, now);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // not this ingest's own; it has done what it was asked for
            }
        }
    }

    private static void Clear(string catalog, DirectoryInfo title, DateTime now)
    {
        var expired = EarlierVersions.ExpiredIn(title, now).ToList();
        if (expired.Count == 0) return;
        using var workspace = Workspace.TryOpen(catalog, title.Name);
        if (workspace is null) return;
        foreach (var folder in expired) folder.Delete(recursive: true);
    }
}
