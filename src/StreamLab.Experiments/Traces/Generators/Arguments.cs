using StreamLab.Player;

namespace StreamLab.Experiments;

/// <summary>Parameters of generators as units.</summary>
internal static class Arguments
{
    private const double LeastKbps = 1, LeastSeconds = 0.001;

    public static Bitrate Rate(ComponentArguments arguments, string name) => Bitrate.FromKbps(arguments.Number(name, LeastKbps));

    public static Duration Time(ComponentArguments arguments, string name) => Duration.FromSeconds(arguments.Number(name, LeastSeconds));

    /// <exception cref="FormatException">Above one.</exception>
    public static double Share(ComponentArguments arguments, string name) =>
        arguments.Number(name) is var share && share <= 1 ? share : throw new FormatException($"{name}={share} is more than 1");

    /// <summary>Uniform in [1 - jitter, 1 + jitter] of the time.</summary>
    public static Duration Jittered(Duration time, double jitter, SplitMix random) => time * (1 + (jitter * ((2 * random.NextUnit()) - 1)));
}
