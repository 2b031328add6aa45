using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using StreamLab.Cdn;

namespace StreamLab.Server;

/// <summary>
/// Objects on disk behind those in memory: bounded by bytes, least recently used first out, still there after a restart. Only what stays fresh for
/// a minute or more is worth a file. A file's name is the hash of the object's key: no text of a request reaches the file system. It is written beside and
/// then renamed, and checked when it is read: what is torn or corrupt is thrown away, never served.
/// </summary>
internal sealed class DiskTier : IAsyncDisposable
{
    private const int MostWaiting = 64;
    private const string Extension = ".object", Draft = ".draft";
    private static readonly Duration ShortestLife = Duration.FromSeconds(60);

    private readonly string _folder;
    private readonly StoreClock _clock;
    private readonly Lock _lock = new();
    private readonly EdgeCache<string, string> _index;
    private readonly Channel<(string Key, MediaObject Object, int Purges)> _waiting = Channel.CreateBounded<(string, MediaObject, int)>(MostWaiting);
    private readonly Task _writing;
    private int _purges;

    /// <exception cref="ServerStartException">The folder cannot be used.</exception>
    public DiskTier(string folder, DataSize capacity, StoreClock clock)
    {
        (_folder, _clock) = (folder, clock);
        _index = new(capacity, new LruPolicy<string>(), (_, file) => File.Delete(file));
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*" + Draft)) file.Delete();
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*" + Extension).OrderBy(file => file.LastWriteTimeUtc)) Remember(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ServerStartException($"objects cannot be kept in {folder}: {e.Message}", e);
        }
        _writing = Task.Run(WriteAllAsync);
    }

    public CacheStatistics Statistics
    {
        get
        {
            lock (_lock) return _index.Statistics;
        }
    }

    /// <returns>Null when it is not there, not right any more, or not fresh.</returns>
    public async Task<MediaObject?> FindAsync(string key, CancellationToken cancellationToken)
    {
        string? file;
        lock (_lock)
            if (!_index.TryGet(key, out file)) return null;
        try
        {
            var found = DiskFile.Read(await File.ReadAllBytesAsync(file, cancellationToken), key, _clock);
            if (found?.Freshness.At(_clock.Now) == Staleness.Fresh) return found;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // gone, or not to be read: as if it were corrupt
        }
        Forget(key);
        return null;
    }

    /// <summary>Writes it in the background; not when many wait already.</summary>
    public void Keep(string key, MediaObject found)
    {
        if (found.Freshness.TimeToLiveAt(_clock.Now) >= ShortestLife) _waiting.Writer.TryWrite((key, found, _purges));
    }

    /// <summary>What waits to be written is not, whether it is meant or not.</summary>
    public void Purge(Predicate<string> isMeant)
    {
        lock (_lock)
        {
            _purges++;
            _index.RemoveAll(isMeant);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writing;
    }

    private async Task WriteAllAsync()
    {
        await foreach (var (key, found, purges) in _waiting.Reader.ReadAllAsync())
        {
            try
            {
                await WriteAsync(key, found, purges);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Forget(key); // a full disk costs hits, nothing else
            }
        }
    }

    private async Task WriteAsync(string key, MediaObject found, int purges)
    {
        lock (_lock)
            if (_index.Contains(key)) return;
        var bytes = DiskFile.Write(key, found, _clock);
        if (bytes.Length > _index.Capacity.Bytes) return;
        var (file, draft) = (FileOf(key) + Extension, FileOf(key) + Draft);
        await File.WriteAllBytesAsync(draft, bytes);
        lock (_lock)
        {
            if (purges != _purges) return;
            File.Move(draft, file, overwrite: true);
            _index.TryStore(key, file, bytes.Length);
        }
    }

    private void Remember(FileInfo file)
    {
        var isKept = DiskFile.KeyOf(file) is { } key && file.FullName == Path.GetFullPath(FileOf(key) + Extension) && _index.TryStore(key, file.FullName, file.Length);
        if (!isKept) file.Delete();
    }

    private void Forget(string key)
    {
        lock (_lock) _index.Remove(key);
    }

    private string FileOf(string key) => Path.Combine(_folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))));
}
