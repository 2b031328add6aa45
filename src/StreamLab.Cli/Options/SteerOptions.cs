using System.CommandLine;
using System.CommandLine.Parsing;
using StreamLab.Cdn;
using StreamLab.Server;

namespace StreamLab.Cli.Options;

/// <summary>How players are steered, in <c>up</c> and <c>origin</c>.</summary>
internal sealed class SteerOptions
{
    private const string Off = "off";

    private readonly SteeringOptions _defaults;
    private readonly Option<string> _policy;
    private readonly Option<Duration?> _ttl;

    /// <param name="defaults">Where nothing is said.</param>
    public SteerOptions(SteeringOptions defaults)
    {
        _defaults = defaults;
        _policy = new("--steering")
        {
            HelpName = "POLICY|off",
            Description = $"which edge players are sent to, as 'list steering' shows (default {defaults.Policy})",
            DefaultValueFactory = _ => defaults.Policy,
            CustomParser = ReadPolicy,
        };
        _ttl = UnitOption.Time("--steering-ttl", $"when players ask again, 1s to 3600s (default {defaults.Ttl.Seconds:0}s)");
    }

    public void AddTo(Command verb)
    {
        verb.Add(_policy);
        verb.Add(_ttl);
    }

    /// <returns>Null for off.</returns>
    /// <exception cref="CommandException">A time that cannot be said, or has no effect.</exception>
    public SteeringOptions? Read(ParseResult parsed)
    {
        var policy = parsed.GetRequiredValue(_policy);
        if (policy == Off)
        {
            parsed.Refuse(_ttl, $"with {_policy.Name} {Off}");
            return null;
        }
        var steering = _defaults with { Policy = policy };
        if (parsed.GetValue(_ttl) is not { } ttl) return steering;
        var isPossible = ttl >= SteeringOptions.ShortestTtl && ttl <= SteeringOptions.LongestTtl && ttl.Seconds == Math.Floor(ttl.Seconds);
        return isPossible ? steering with { Ttl = ttl } : throw CommandException.BadInput($"{_ttl.Name} {ttl} cannot be said to players: give whole seconds from 1s to 3600s");
    }

    private static string ReadPolicy(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (text != Off && !SteeringPolicies.TryCreate(text, seed: 1, out _, out var error)) result.AddError($"--steering: {error}");
        return text;
    }
}
