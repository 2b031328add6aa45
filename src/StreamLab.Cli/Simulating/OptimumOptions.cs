using System.CommandLine;
using StreamLab.Cli.Options;
using StreamLab.Network;
using StreamLab.Player;
using StreamLab.Simulation;
using StreamLab.Simulation.Optimum;

namespace StreamLab.Cli.Simulating;

/// <summary>The options that say over which sessions an optimum is taken, and what it is the best for.</summary>
internal sealed class OptimumOptions
{
    private const string None = "none", Reference = "pensieve";

    private static readonly SessionConfiguration Native = new(), Pensieve = new() { Buffer = Duration.FromSeconds(60) };

    private readonly Option<int> _qoe = WordOption.Create("--qoe", "what it is the best for", [.. Qoe.Names.Select((name, form) => (name, form))]);
    private readonly Option<string> _compat = WordOption.Create("--compat", "whose loop runs the sessions", (None, None), (Reference, Reference));
    private readonly Option<Duration?> _buffer = UnitOption.Time("--buffer", $"most media that may be buffered (default {Native.Buffer}; pensieve {Pensieve.Buffer})");
    private readonly Option<Duration?> _start = UnitOption.Time("--start", $"media needed before the picture starts (default {Native.StartThreshold})");
    private readonly Option<Duration?> _rebuffer = UnitOption.Time("--rebuffer", $"media needed before it goes on after a stall (default {Native.RebufferThreshold})");

    public void AddTo(Command verb)
    {
        foreach (var option in (Option[])[_qoe, _compat, _buffer, _start, _rebuffer]) verb.Add(option);
    }

    /// <exception cref="CommandException">An option has no effect.</exception>
    public OptimumSettings Read(ParseResult parsed, Presentation media)
    {
        var isPensieve = parsed.GetRequiredValue(_compat) == Reference;
        if (isPensieve)
            foreach (var option in parsed.CommandResult.Command.Options.Where(o => o == _start || o == _rebuffer || o.Name is "--rtt" or "--trace-end")) parsed.Refuse(option, "with --compat pensieve");
        var defaults = isPensieve ? Pensieve : Native;
        var configuration = defaults with
        {
            Buffer = parsed.GetValue(_buffer) ?? defaults.Buffer,
            StartThreshold = parsed.GetValue(_start) ?? defaults.StartThreshold,
            RebufferThreshold = parsed.GetValue(_rebuffer) ?? defaults.RebufferThreshold,
        };
        return new OptimumSettings(
            network => isPensieve ? PensieveSessions(configuration, media, network) : NativeSessions(configuration, media, network),
            parsed.GetValue(_qoe),
            isPensieve ? TraceFormat.Pensieve : TraceFormat.SecondsMbps);
    }

    private static NativeModel NativeSessions(SessionConfiguration configuration, Presentation media, SimulatedNetwork network)
    {
        var setup = new SimulationSetup { Configuration = configuration, Media = media, Pathways = network.Pathways, TraceName = network.Name };
        return NativeModel.TryCreate(setup, out var model, out var error) ? model : throw CommandException.BadInput(error);
    }

    private static PensieveModel PensieveSessions(SessionConfiguration configuration, Presentation media, SimulatedNetwork network) =>
        PensieveSession.TryModel(PensieveMode.Setup(configuration, media, network), out var model, out var error) ? model : throw CommandException.BadInput(error);
}
