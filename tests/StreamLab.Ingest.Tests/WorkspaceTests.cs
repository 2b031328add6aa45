namespace StreamLab.Ingest.Tests;

public sealed class WorkspaceTests : IDisposable
{
    private readonly TemporaryFolder _catalog = new();

    public void Dispose() => _catalog.Dispose();

    [Fact]
    public void Nothing_is_visible_before_it_is_published()
    {
        using var workspace = Workspace.Open(_catalog.Path, "talk");
        File.WriteAllText(Path.Combine(workspace.TitlePath, "manifest.mpd"), "");
        Assert.False(Directory.Exists(_catalog["talk"]));
        Assert.All(Directory.GetFileSystemEntries(_catalog.Path), entry => Assert.StartsWith(".", Path.GetFileName(entry)));
    }

    [Fact]
    public void Publishing_replaces_an_older_title_and_leaves_nothing_else()
    {
        Directory.CreateDirectory(_catalog["talk"]);
        File.WriteAllText(Path.Combine(_catalog["talk"], "manifest.mpd"), "old");
        using (var workspace = Workspace.Open(_catalog.Path, "talk"))
        {
            File.WriteAllText(Path.Combine(workspace.TitlePath, "manifest.mpd"), "new");
            workspace.Publish();
        }
        Assert.Equal([_catalog["talk"]], Directory.GetFileSystemEntries(_catalog.Path));
        Assert.Equal("new", File.ReadAllText(Path.Combine(_catalog["talk"], "manifest.mpd")));
    }

    [Fact]
    public void What_a_killed_ingest_left_is_removed_by_the_next()
    {
        Directory.CreateDirectory(_catalog[".talk.ingest/title/360p"]);
        File.WriteAllText(_catalog[".talk.ingest/title/360p/00001.m4s"], "half");
        using var workspace = Workspace.Open(_catalog.Path, "talk");
        Assert.Empty(Directory.GetFileSystemEntries(workspace.TitlePath));
    }

    [Fact]
    public void Clearing_up_follows_no_link_out_of_the_folder()
    {
        Directory.CreateDirectory(_catalog["precious"]);
        File.WriteAllText(_catalog["precious/file"], "");
        Directory.CreateDirectory(_catalog[".talk.ingest"]);
        Directory.CreateSymbolicLink(_catalog[".talk.ingest/link"], _catalog["precious"]);
        Workspace.Open(_catalog.Path, "talk").Dispose();
        Assert.True(File.Exists(_catalog["precious/file"]));
    }

    [Fact]
    public void Two_ingests_of_one_title_do_not_run_together()
    {
        using var first = Workspace.Open(_catalog.Path, "talk");
        var error = Assert.Throws<IngestException>(() => Workspace.Open(_catalog.Path, "talk"));
        Assert.Contains("another ingest", error.Message);
    }

    [Fact]
    public void Two_titles_do()
    {
        using var first = Workspace.Open(_catalog.Path, "talk");
        using var second = Workspace.Open(_catalog.Path, "lecture");
        Assert.NotEqual(first.TitlePath, second.TitlePath);
    }
}
