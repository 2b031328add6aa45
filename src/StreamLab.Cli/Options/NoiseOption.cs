using System.CommandLine;
using StreamLab.Network;

namespace StreamLab.Cli.Options;

/// <summary><c>--noise</c>: seeded noise on the rates of traces.</summary>
internal static class NoiseOption
{
    public static Option<TraceNoise?> Create() => new("--noise")
    {
        HelpName = "DEVIATION:TIME[:SEED]",
        Description = "multiplies the rates by lognormal noise of mean 1, of this deviation and correlation time, as 0.2:5s; the same for every rule (seed 1 unless given)",
        CustomParser = result =>
        {
            if (TraceNoise.TryParse(result.Tokens[0].Value, out var noise)) return noise;
            result.AddError($"--noise '{result.Tokens[0].Value}' is not a deviation from 0 to {TraceNoise.MostDeviation} and a time with its unit, such as 0.2:5s, or with a seed 0.2:5s:7");
            return null;
        },
    };
}
