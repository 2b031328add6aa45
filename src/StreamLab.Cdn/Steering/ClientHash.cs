namespace StreamLab.Cdn;

/// <summary>
/// Weights of pathways for a client (rendezvous hashing; Thaler, Ravishankar 1998): every client has its own order, the same each time, and
/// when a pathway goes only its own clients move.
/// </summary>
internal static class ClientHash
{
    private const ulong Offset = 14695981039346656037, Prime = 1099511628211; // FNV-1a

    public static ulong Weight(string client, string pathway) => Mix(Add(Add(Offset, client) * Prime, pathway));

    private static ulong Add(ulong hash, string text)
    {
        foreach (var c in text) hash = (hash ^ c) * Prime;
        return hash;
    }

    /// <summary>Names that differ in their last letter only must not weigh alike (finaliser of MurmurHash3).</summary>
    private static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
        return hash ^ (hash >> 33);
    }
}
