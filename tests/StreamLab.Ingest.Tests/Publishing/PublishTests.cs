using StreamLab.Dash.SegmentIndexes;
using StreamLab.Ingest.Publishing;

namespace StreamLab.Ingest.Tests.Publishing;

/// <summary>What is in a catalog while titles are made anew, whatever dies when.</summary>
public sealed class PublishTests : IDisposable
{
    private readonly TemporaryFolder _catalog = new();

    private string Title => _catalog[TinyTitle.Name];

    public void Dispose() => _catalog.Dispose();

    [Fact]
    public void Other_media_has_other_urls_and_those_of_before_still_lead_to_it()
    {
        var (first, second) = (TinyTitle.Publish(_catalog.Path, 1), TinyTitle.Publish(_catalog.Path, 2));
        Assert.NotEqual(first, second);
        Assert.Contains($"media=\"{second}/", File.ReadAllText(Path.Combine(Title, SegmentFiles.Manifest)));
        Assert.Contains($"\n{second}/", File.ReadAllText(Path.Combine(Title, SegmentFiles.MasterPlaylist)));
        Assert.Equal([1, 2], new[] { first, second }.SelectMany(version => File.ReadAllBytes(TinyTitle.SegmentOf(_catalog.Path, version))));
    }

    [Fact]
    public void The_same_media_has_the_same_urls()
    {
        Assert.Equal(TinyTitle.Publish(_catalog.Path, 1), TinyTitle.Publish(_catalog.Path, 1));
        Assert.Single(Directory.GetDirectories(Title));
    }

    [Fact]
    public void A_manifest_names_the_index_of_its_own_media()
    {
        var version = TinyTitle.Publish(_catalog.Path, 1);
        Assert.Contains($"value=\"{version}/segments.json\"", File.ReadAllText(Path.Combine(Title, SegmentFiles.Manifest)));
        Assert.Equal(File.ReadAllBytes(Path.Combine(Title, SegmentFiles.SegmentIndex)), File.ReadAllBytes(Path.Combine(Title, version, SegmentFiles.SegmentIndex)));
    }

    [Fact]
    public void However_often_a_title_is_made_anew_two_earlier_versions_are_there_at_most()
    {
        var versions = Enumerable.Range(0, 6).Select(content => TinyTitle.Publish(_catalog.Path, (byte)content)).ToArray();
        Assert.Equal(versions[^3..].Order(), Directory.GetDirectories(Title).Select(folder => Path.GetFileName(folder)!).Order());
    }

    [Fact]
    public void A_version_is_gone_when_nobody_can_still_play_it()
    {
        var versions = Enumerable.Range(0, 2).Select(content => TinyTitle.Publish(_catalog.Path, (byte)content)).ToArray();
        Directory.SetLastWriteTimeUtc(Path.Combine(Title, versions[0]), DateTime.UtcNow - EarlierVersions.KeptFor);
        TinyTitle.Publish(_catalog.Path, 3);
        Assert.False(Directory.Exists(Path.Combine(Title, versions[0])));
        Assert.True(Directory.Exists(Path.Combine(Title, versions[1])));
    }

    [Fact]
    public void A_title_of_before_goes_on_under_its_urls_until_it_is_cleared_away()
    {
        TinyTitle.WriteOfBefore(_catalog.Path, 1);
        TinyTitle.Publish(_catalog.Path, 2);
        Assert.Equal([1], File.ReadAllBytes(TinyTitle.SegmentOfBefore(_catalog.Path)));
        for (byte content = 3; content < 5; content++) TinyTitle.Publish(_catalog.Path, content);
        Assert.False(File.Exists(TinyTitle.SegmentOfBefore(_catalog.Path)));
    }

    [Fact]
    public void What_somebody_has_put_into_a_title_stays_in_it()
    {
        TinyTitle.Publish(_catalog.Path, 1);
        File.WriteAllText(Path.Combine(Title, "notes.txt"), "mine");
        Directory.CreateDirectory(Path.Combine(Title, "slides"));
        for (byte content = 2; content < 6; content++) TinyTitle.Publish(_catalog.Path, content);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(Title, "notes.txt")));
        Assert.True(Directory.Exists(Path.Combine(Title, "slides")));
    }

    [Fact]
    public async Task At_every_instant_a_whole_version_of_a_title_is_there()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "two folders change places in one step on Linux alone");
        TinyTitle.Publish(_catalog.Path, 0);
        var looks = 0;
        var publishing = Task.Run(() => PublishOftenAsync(() => Volatile.Read(ref looks)), TestContext.Current.CancellationToken);
        for (; !publishing.IsCompleted; Interlocked.Increment(ref looks))
        {
            var manifest = File.ReadAllText(Path.Combine(Title, SegmentFiles.Manifest));
            var version = manifest.Split("media=\"")[1].Split('/')[0];
            Assert.Single(File.ReadAllBytes(TinyTitle.SegmentOf(_catalog.Path, version)));
        }
        await publishing;
    }

    /// <summary>Nobody's look lasts longer than one version does.</summary>
    private async Task PublishOftenAsync(Func<int> looks)
    {
        for (byte content = 1; content < 100; content++)
        {
            var before = looks();
            TinyTitle.Publish(_catalog.Path, content);
            while (looks() == before) await Task.Yield();
        }
    }

    [Fact]
    public void Where_two_renames_are_needed_a_title_put_aside_comes_back_at_the_next_ingest()
    {
        var version = TinyTitle.Publish(_catalog.Path, 1);
        Directory.CreateDirectory(_catalog[$".{TinyTitle.Name}.ingest"]);
        Directory.Move(Title, _catalog[$".{TinyTitle.Name}.ingest/replaced"]);
        using var workspace = Workspace.Open(_catalog.Path, TinyTitle.Name);
        Assert.True(File.Exists(TinyTitle.SegmentOf(_catalog.Path, version)));
    }

    [Fact]
    public void Two_renames_come_to_the_same_as_one_exchange()
    {
        foreach (var name in new[] { "old", "new" }) Directory.CreateDirectory(_catalog[$"{name}/{name}"]);
        FolderExchange.ReplaceInTwoSteps(_catalog["new"], _catalog["old"], _catalog["aside"]);
        Assert.True(Directory.Exists(_catalog["old/new"]) && Directory.Exists(_catalog["aside/old"]));
    }

    [Fact]
    public void An_ingest_clears_up_after_other_titles_that_were_killed_or_replaced_long_ago()
    {
        var expired = TinyTitle.Publish(_catalog.Path, 1);
        TinyTitle.Publish(_catalog.Path, 2);
        Directory.SetLastWriteTimeUtc(Path.Combine(Title, expired), DateTime.UtcNow - EarlierVersions.KeptFor);
        Directory.CreateDirectory(_catalog[".killed.ingest/title/90p"]);
        CatalogSweep.Run(_catalog.Path, DateTime.UtcNow);
        Assert.Equal([Title], Directory.GetDirectories(_catalog.Path));
        Assert.Single(Directory.GetDirectories(Title));
    }

    [Fact]
    public void What_another_ingest_is_at_work_on_is_not_cleared()
    {
        using var running = Workspace.Open(_catalog.Path, TinyTitle.Name);
        CatalogSweep.Run(_catalog.Path, DateTime.UtcNow);
        Assert.True(Directory.Exists(running.TitlePath));
    }
}
