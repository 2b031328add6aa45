using System.CommandLine;
using StreamLab.Cli.Options;
using StreamLab.Player;
using StreamLab.Simulation;

namespace StreamLab.Cli.Simulating;

/// <summary>Sabre's loop around our rules, with Sabre's defaults.</summary>
internal sealed class SabreMode : ISimulationMode
{
    private static readonly SessionConfiguration Defaults = new() { Buffer = Duration.FromSeconds(25), Abandonment = AbandonmentRules.On };

    private readonly Option<int?> _rampUp = NumberOption.Index("--rampup", "quality that counts as ramped up (default: what the network sustains)");

    public string Word => "sabre";
    public IReadOnlyList<Option> Options => [_rampUp];
    public IReadOnlySet<string> Honours { get; } = new HashSet<string>(["--abr", "--estimator", "--buffer", "--abandon", "--replace", "--seek"], StringComparer.Ordinal);

    public Simulate Prepare(ParseResult parsed, SessionOptions session, Catalog<IAbrRule> rules, Presentation media)
    {
        var configuration = session.Read(parsed, SabreRules.All, Defaults);
        var rampUp = parsed.GetValue(_rampUp);
        return (network, logs) =>
        {
            if (network.Pathways is not [var pathway]) throw CommandException.BadInput("--trace: Sabre knows one server: give one trace");
            var setup = new SabreSetup
            {
                Configuration = configuration,
                Media = media,
                Pathway = pathway,
                TraceName = network.Name,
                TimeLimit = network.TimeLimit,
                Cancellation = network.Cancellation,
                RampUp = rampUp,
            };
            return SabreSession.TryRun(setup, logs?.Observer, out var summary, out var error) ? [summary] : throw CommandException.BadInput(error);
        };
    }
}
