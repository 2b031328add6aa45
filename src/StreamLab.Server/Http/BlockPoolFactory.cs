using System.Buffers;
using Microsoft.AspNetCore.Connections;

namespace StreamLab.Server;

/// <summary>Has Kestrel use <see cref="BlockPool"/>.</summary>
internal sealed class BlockPoolFactory : IMemoryPoolFactory<byte>
{
    public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => new BlockPool(TimeProvider.System);
}
