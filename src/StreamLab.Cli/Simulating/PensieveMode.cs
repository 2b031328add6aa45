using System.CommandLine;
using StreamLab.Cli.Options;
using StreamLab.Network;
using StreamLab.Player;
using StreamLab.Simulation;

namespace StreamLab.Cli.Simulating;

/// <summary>Pensieve's loop around our rules, with Pensieve's defaults.</summary>
internal sealed class PensieveMode(DecisionsOption decisions, RegretOption regret) : ISimulationMode
{
    private static readonly SessionConfiguration Defaults = new() { Buffer = Duration.FromSeconds(60) };

    public string Word => "pensieve";
    public IReadOnlyList<Option> Options => [decisions.Option, regret.Option];
    public IReadOnlySet<string> Honours { get; } = new HashSet<string>(["--abr", "--estimator", "--buffer"], StringComparer.Ordinal);

    /// <summary>Two columns are played as Pensieve's environment does it.</summary>
    public TraceFormat TwoColumns => TraceFormat.Pensieve;

    public Simulate Prepare(ParseResult parsed, SessionOptions session, Catalog<IAbrRule> rules, Presentation media)
    {
        var configuration = decisions.Apply(parsed, session.Read(parsed, AbrRules.All, Defaults), media);
        var regretForm = regret.Form(parsed);
        return (network, logs) =>
        {
            var setup = Setup(configuration, media, network);
            if (!PensieveSession.TryModel(setup, out var model, out var error)) throw CommandException.BadInput(error);
            var observer = regretForm is { } form ? regret.Before(logs?.Observer, model, form) : logs?.Observer;
            return PensieveSession.TryRun(setup, observer, out var summary, out error) ? [summary] : throw CommandException.BadInput(error);
        };
    }

    /// <exception cref="CommandException">Several servers.</exception>
    public static PensieveSetup Setup(SessionConfiguration configuration, Presentation media, SimulatedNetwork network) => new()
    {
        Configuration = configuration,
        Media = media,
        Trace = network.Pathways is [var only] ? only.Trace : throw CommandException.BadInput("--trace: Pensieve knows one server: give one trace"),
        TraceFormat = network.Pathways[0].TraceFormat,
        TraceName = network.Name,
        TimeLimit = network.TimeLimit,
        Cancellation = network.Cancellation,
        PathwayName = network.Pathways[0].Name,
    };
}
