using System.Text.Json.Serialization;

namespace StreamLab.Cli.Doctor;

/// <summary>What a look at one need of the laboratory found.</summary>
/// <param name="For">What cannot be done without it.</param>
/// <param name="Needed">Whether a verb cannot run without it; else it serves building or tests.</param>
/// <param name="Found">Version, place or amount; what is wrong when it is not good.</param>
/// <param name="Remedy">The command, or the deed, that mends it.</param>
internal sealed record Finding(string Name, string For, bool Needed, bool Good, string Found, [property: JsonIgnore] string Remedy)
{
    /// <summary>The remedy where there is something to mend; else null.</summary>
    public string? Mend => Good ? null : Remedy;
}
