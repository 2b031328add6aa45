using Microsoft.Extensions.Time.Testing;

namespace StreamLab.Server.Tests;

public sealed class CatalogTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new();
    private readonly TitleCatalog _catalog;

    public CatalogTests() => _catalog = new(_folder.Path, _time);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_without_a_manifest_or_with_a_dot_is_no_title()
    {
        TestTitle.WriteTo(_folder, "whole");
        TestTitle.WriteTo(_folder, ".half.ingest");
        _folder.Write("notes/readme.json", "{}"u8);
        Assert.Equal(["whole"], _catalog.Titles.Select(t => t.Name));
    }

    [Fact]
    public void A_title_that_was_added_is_seen_a_second_later()
    {
        Assert.Empty(_catalog.Titles);
        TestTitle.WriteTo(_folder, "late");
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Single(_catalog.Titles);
    }

    [Fact]
    public void A_title_that_was_made_anew_has_its_new_files()
    {
        TestTitle.WriteTo(_folder);
        Assert.True(_catalog.TryFind("/noise/low/init.mp4", out _, out _));
        Directory.Delete(Path.Combine(_folder.Path, "noise"), recursive: true);
        _folder.Write("noise/video/init.mp4", [1, 2, 3]);
        File.SetLastWriteTimeUtc(_folder.Write("noise/manifest.mpd", "<MPD/>"u8), new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(_catalog.TryFind("/noise/low/init.mp4", out _, out _));
        Assert.True(_catalog.TryFind("/noise/video/init.mp4", out _, out _));
    }

    [Fact]
    public async Task A_title_made_anew_is_seen_at_once_beside_its_media_of_before()
    {
        TestTitle.WriteTo(_folder, version: "v-1");
        Assert.True(_catalog.TryFind("/noise/manifest.mpd", out var before, out _));
        TestTitle.WriteTo(_folder, version: "v-22");
        Assert.True(_catalog.TryFind("/noise/v-22/low/00001.m4s", out var after, out var segment));
        Assert.NotEqual(before.Stamp, after.Stamp);
        Assert.True(_catalog.TryFind("/noise/v-1/low/00001.m4s", out _, out var earlier));
        Assert.NotEqual((await segment.DescribeAsync(CancellationToken.None)).Digest, (await earlier.DescribeAsync(CancellationToken.None)).Digest);
        Assert.NotNull((await earlier.DescribeAsync(CancellationToken.None)).Cmsd); // known from its own index
    }

    [Fact]
    public void A_manifest_is_always_that_of_the_moment()
    {
        TestTitle.WriteTo(_folder, version: "v-1");
        Assert.True(_catalog.TryFind("/noise/manifest.mpd", out var before, out _));
        TestTitle.WriteTo(_folder, version: "v-22");
        Assert.True(_catalog.TryFind("/noise/manifest.mpd", out var after, out _));
        Assert.NotSame(before, after);
        Assert.Same(after, _catalog.TryFind("/noise/master.m3u8", out var still, out _) ? still : null);
    }

    [Fact]
    public void Links_out_of_a_title_hidden_files_and_unknown_kinds_are_not_served()
    {
        TestTitle.WriteTo(_folder);
        var secret = _folder.Write("secret.mp4", [1]);
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "noise", "link.mp4"), secret);
        _folder.Write("noise/.hidden.mp4", [1]);
        _folder.Write("noise/notes.txt", [1]);
        foreach (var name in new[] { "link.mp4", ".hidden.mp4", "notes.txt" }) Assert.False(_catalog.TryFind($"/noise/{name}", out _, out _), name);
    }

    [Fact]
    public async Task A_digest_is_that_of_the_file_where_segments_json_has_another_size()
    {
        TestTitle.WriteTo(_folder);
        _folder.Write("noise/low/00001.m4s", [1, 2, 3]);
        Assert.True(_catalog.TryFind("/noise/low/00001.m4s", out _, out var file));
        Assert.Equal(Dash.SegmentIndexes.ReprDigest.Of([1, 2, 3]), (await file.DescribeAsync(CancellationToken.None)).Digest);
    }

    [Fact]
    public async Task A_catalog_that_is_not_there_is_said_in_one_line()
    {
        var error = await Assert.ThrowsAsync<ServerStartException>(() =>
            OriginServer.StartAsync(new OriginOptions { Catalog = Path.Combine(_folder.Path, "none") }));
        Assert.Contains("'ingest CLIP --out ", error.Message);
    }
}
