namespace StreamLab.Client.Tests;

/// <summary>What a <see cref="TinyServer"/> was asked.</summary>
internal sealed record TinyRequest(string Target, IReadOnlyDictionary<string, string> Headers)
{
    /// <returns>Null when the client has closed the connection.</returns>
    public static async Task<TinyRequest?> ReadAsync(TextReader reader, CancellationToken cancellation)
    {
        if (await reader.ReadLineAsync(cancellation) is not { Length: > 0 } line) return null;
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync(cancellation) is { Length: > 0 } header)
            headers[header[..header.IndexOf(':', StringComparison.Ordinal)]] = header[(header.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        return new TinyRequest(line.Split(' ')[1], headers);
    }
}
