using System.CommandLine;
using StreamLab.Cdn;
using StreamLab.Server;

namespace StreamLab.Cli.Options;

/// <summary>Where an edge's objects come from, and where and how long they are kept.</summary>
internal sealed class StoreOptions
{
    private const string DefaultPolicy = "lru";

    private readonly Option<Uri?> _upstream = UrlOption.Optional("--upstream", "fetches from there, another edge, instead of the origin");
    private readonly Option<bool> _unlisted = new("--unlisted") { Description = "is in no manifest: a shield between edges and origin" };
    private readonly Option<DataSize?> _cache = UnitOption.Size("--cache", "memory for cached objects (default 512MiB)");
    private readonly Option<string?> _disk = new("--disk") { HelpName = "FOLDER", Description = "keeps objects there, too, over restarts" };
    private readonly Option<DataSize?> _diskSize = UnitOption.Size("--disk-size", "what they take there at most (default 4GiB)");
    private readonly Option<string> _policy = new("--policy") { HelpName = "POLICY", Description = $"eviction: {string.Join(", ", EvictionPolicies.Names)} (default {DefaultPolicy})", DefaultValueFactory = _ => DefaultPolicy };
    private readonly Option<Duration?> _negative = UnitOption.Time("--negative", "how long it believes that there is no such object (default 1s)");
    private readonly Option<PrefetchMode> _prefetch = WordOption.Create("--prefetch", "fetches the next object before it is asked for: as the client says by CMCD, else the next number",
        ("cmcd", PrefetchMode.Cmcd), ("next", PrefetchMode.Next), ("off", PrefetchMode.Off));

    public void AddTo(Command verb)
    {
        foreach (var option in (Option[])[_upstream, _unlisted, _cache, _disk, _diskSize, _policy, _negative, _prefetch]) verb.Add(option);
    }

    public EdgeOptions Read(ParseResult parsed, EdgeOptions edge)
    {
        parsed.RefuseWithout(_diskSize, _disk);
        return edge with
        {
            Upstream = parsed.GetValue(_upstream),
            IsListed = !parsed.GetValue(_unlisted),
            Cache = parsed.GetValue(_cache) ?? edge.Cache,
            Disk = parsed.GetValue(_disk),
            DiskSize = parsed.GetValue(_diskSize) ?? edge.DiskSize,
            Policy = parsed.GetRequiredValue(_policy),
            NegativeLifetime = parsed.GetValue(_negative) ?? edge.NegativeLifetime,
            Prefetch = parsed.GetValue(_prefetch),
        };
    }
}
