using System.CommandLine;
using StreamLab.Cli.Doctor;
using StreamLab.Cli.Options;
using StreamLab.Cli.Output;

namespace StreamLab.Cli.Verbs;

/// <summary><c>doctor</c>: is everything there that the laboratory needs?</summary>
internal static class DoctorVerb
{
    public static Command Create(Terminal terminal)
    {
        var json = CommonOptions.Json();
        var verb = new Command("doctor", "checks what the laboratory needs of this machine, and names the command that mends it") { json };
        verb.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(json), terminal.Out, cancellation));
        return verb;
    }

    private static async Task<int> RunAsync(bool json, TextWriter output, CancellationToken cancellation)
    {
        var findings = await Checkup.RunAsync(cancellation);
        if (json) Json.WriteDocument(output, findings);
        else foreach (var finding in findings) Write(output, finding);
        return (int)(findings.All(f => f.Good || !f.Needed) ? ExitCode.Done : ExitCode.Missing);
    }

    private static void Write(TextWriter output, Finding finding)
    {
        var verdict = finding switch { { Good: true } => "good", { Needed: true } => "MISSING", _ => "lacking" };
        output.WriteLine($"{verdict,-8} {finding.Name}: {finding.Found}");
        if (finding.Mend is not null) output.WriteLine($"         needed for {finding.For}: {finding.Mend}");
    }
}
