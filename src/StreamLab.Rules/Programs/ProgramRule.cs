using StreamLab.Player;

namespace StreamLab.Rules;

/// <summary>
/// A rule in any language: a program that answers questions in JSON Lines (docs/rules.md). It keeps no memory of its own: what it
/// wants to know at its next decision it hands back as <c>state</c>, so that a clone is a copy and one program serves many sessions.
/// </summary>
internal sealed class ProgramRule(RulePrograms programs, IReadOnlyList<string> command) : IAbrRule
{
    private byte[] _state = "null"u8.ToArray();

    /// <summary>For files that name rules.</summary>
    public static readonly ComponentDescriptor<IAbrRule> Refused =
        Describe(null!) with { Create = _ => throw new FormatException("a program is not run because a file names it") };

    public static ComponentDescriptor<IAbrRule> Describe(RulePrograms programs) => new()
    {
        Name = "exec",
        Summary = "a program of your own that is asked in JSON Lines",
        Source = "docs/rules.md",
        Parameters = [new("command", "", "command line", "e.g. exec:'python3 rule.py'; words may be quoted, no shell runs it")],
        IsVerbatim = true,
        InformationSet = InformationSet.DeclaredRates | InformationSet.SegmentSizes,
        Create = a => new ProgramRule(programs, CommandWords.Parse(a.Text("command"))),
    };

    /// <exception cref="RuleException">The program cannot be started, ended, was silent too long, or answered what is no answer.</exception>
    public AbrDecision Choose(in AbrContext context)
    {
        var program = programs.Take(command);
        try
        {
            var answer = program.Ask(context, _state);
            _state = answer.State;
            programs.Return(program);
            return answer.Decision;
        }
        catch
        {
            if (program.HasHung) programs.Distrust(command);
            program.Dispose();
            throw;
        }
    }

    public IAbrRule Clone() => new ProgramRule(programs, command) { _state = _state };
}
