using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace StreamLab.Cli.Soaking;

/// <summary>What the origin's files are, to compare with what came of them at players.</summary>
internal sealed class OriginFiles(string catalog)
{
    private readonly ConcurrentDictionary<string, byte[]> _digests = new(StringComparer.Ordinal);
    private long _checked, _wrong;

    public long Checked => Interlocked.Read(ref _checked);
    public long Wrong => Interlocked.Read(ref _wrong);

    /// <param name="path">Of the URL that it came from.</param>
    public void Compare(string path, ReadOnlySpan<byte> content)
    {
        Interlocked.Increment(ref _checked);
        if (!SHA256.HashData(content).AsSpan().SequenceEqual(_digests.GetOrAdd(path, DigestOf))) Interlocked.Increment(ref _wrong);
    }

    private byte[] DigestOf(string path) => SHA256.HashData(File.ReadAllBytes(Path.Combine([catalog, .. path.Trim('/').Split('/')])));
}
