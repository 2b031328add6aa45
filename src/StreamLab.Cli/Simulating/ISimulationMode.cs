using System.CommandLine;
using StreamLab.Cli.Options;
using StreamLab.Network;
using StreamLab.Player;

namespace StreamLab.Cli.Simulating;

/// <summary>What <c>--compat</c> names: whose loop runs a simulated session.</summary>
internal interface ISimulationMode
{
    /// <summary>As written after <c>--compat</c>.</summary>
    string Word { get; }

    /// <summary>Options that only this mode has.</summary>
    IReadOnlyList<Option> Options { get; }

    /// <summary>Names of those options of a session or its network that have an effect here; null: all of them. What else is given is bad usage.</summary>
    IReadOnlySet<string>? Honours { get; }

    /// <summary>What a trace of two columns is taken for, unless <c>--trace-format</c> says.</summary>
    TraceFormat TwoColumns => TraceFormat.SecondsMbps;

    /// <summary>Reads the options once; the result runs any number of sessions.</summary>
    /// <param name="rules">Those of the house, and those that the user brings.</param>
    /// <exception cref="CommandException">An option is bad, or has no effect.</exception>
    Simulate Prepare(ParseResult parsed, SessionOptions session, Catalog<IAbrRule> rules, Presentation media);
}

/// <summary>Runs one session, or those of several players over one network.</summary>
/// <param name="logs">Null: none.</param>
/// <exception cref="CommandException">Network, media and options do not fit one another.</exception>
internal delegate IReadOnlyList<SessionSummary> Simulate(SimulatedNetwork network, SessionLogs? logs);
