using StreamLab.Player;

namespace StreamLab.Simulation;

/// <summary>What Sabre's loop cannot run.</summary>
internal static class SabreCheck
{
    private static Duration SameDuration => Duration.FromMilliseconds(0.001);

    /// <returns>One line that says what is wrong; empty: nothing is.</returns>
    public static string Problem(SabreSetup setup, AdaptationSet media)
    {
        var configuration = setup.Configuration;
        if (!SabreRules.All.TryCreate(configuration.Abr, out _, out var error)) return error;
        if (configuration.Estimator is { } estimator && !Estimators.All.TryCreate(estimator, out _, out error)) return error;
        if (configuration.Abandonment is not (AbandonmentRules.On or AbandonmentRules.Off)) return $"with Sabre abandonment belongs to the rule: on or off, not {configuration.Abandonment}";
        var segment = media.Segments[0].Duration;
        foreach (ref readonly var other in media.Segments)
            if (other.Duration - segment is var more && (more > SameDuration || more < SameDuration * -1)) return $"Sabre knows one segment duration, and segment {other.Number} lasts {other.Duration}, not {segment}";
        if (configuration.Buffer < segment) return $"a buffer of {configuration.Buffer} cannot hold one segment of {segment}";
        if (setup.RampUp >= media.RepresentationCount) return $"quality {setup.RampUp} does not exist: the highest of {media.RepresentationCount} is {media.RepresentationCount - 1}";
        return Problem(configuration.Script, segment, media.End - media.Start);
    }

    private static string Problem(IReadOnlyList<ScriptedAction> script, Duration segment, Duration length) => script switch
    {
        [] => "",
        [{ Kind: ScriptedActionKind.Seek } seek] => seek.At > length - segment ? $"a seek at {seek.At} of {length} never comes"
            : seek.Position >= length ? $"a seek to {seek.Position} leads beyond the end at {length}" : "",
        _ => "Sabre knows one seek and nothing else that a user does",
    };
}
