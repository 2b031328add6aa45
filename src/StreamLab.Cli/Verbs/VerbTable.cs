using System.CommandLine;

namespace StreamLab.Cli.Verbs;

/// <summary>The verbs by their names, in the order of the help.</summary>
internal static class VerbTable
{
    /// <summary>A verb that is made when it is needed.</summary>
    internal sealed record Entry(string Name, Func<Terminal, Command> Create);

    public static IReadOnlyList<Entry> All { get; } =
    [
        new("doctor", DoctorVerb.Create),
        new("list", ListVerb.Create),
        new("ingest", IngestVerb.Create),
        new("up", UpVerb.Create),
        new("origin", OriginVerb.Create),
        new("edge", EdgeVerb.Create),
        new("pathway", PathwayVerb.Create),
        new("shape", ShapeVerb.Create),
        new("fault", FaultVerb.Create),
        new("purge", PurgeVerb.Create),
        new("warm", WarmVerb.Create),
        new("soak", SoakVerb.Create),
        new("play", PlayVerb.Create),
        new("replay", ReplayVerb.Create),
        new("simulate", SimulateVerb.Create),
        new("compare", CompareVerb.Create),
        new("reproduce", ReproduceVerb.Create),
        new("optimum", OptimumVerb.Create),
        new("inspect", InspectVerb.Create),
        new("trace", TraceVerb.Create),
        new("cdn", CdnVerb.Create),
        new("place", PlaceVerb.Create),
    ];

    /// <returns>The verb that a command line begins with; all where it begins with none, for they are told then.</returns>
    public static IReadOnlyList<Entry> NamedBy(IReadOnlyList<string> arguments)
    {
        var name = arguments.FirstOrDefault(a => !a.StartsWith('-'));
        return All.FirstOrDefault(verb => verb.Name == name) is { } named ? [named] : All;
    }
}
