using StreamLab.Player;

namespace StreamLab.Rules;

/// <summary>
/// All rules that a user can name: the built-in ones, programs (<c>exec:</c>), models (<c>onnx:</c>), and those of an assembly of their own.
/// It owns what such rules run on: disposing it ends every program that was started.
/// </summary>
public sealed class RuleBook : IDisposable
{
    private readonly RulePrograms _programs = new();
    private readonly OnnxModels _models = new();

    private IReadOnlyList<ComponentDescriptor<IAbrRule>> _own = [];

    public Catalog<IAbrRule> Rules => AbrRules.All.With([ProgramRule.Describe(_programs), OnnxRule.Describe(_models), .. _own]);

    /// <summary>Those that a file may name (a log, an experiment): it may come from anywhere, so that no program is run because it says so.</summary>
    public Catalog<IAbrRule> RulesForFiles => AbrRules.All.With([ProgramRule.Refused, OnnxRule.Describe(_models), .. _own]);

    /// <param name="assembly">Path of an assembly with more rules; null: none.</param>
    /// <returns>False, with one line that says what is wrong with the assembly.</returns>
    public static bool TryOpen(string? assembly, out RuleBook book, out string error)
    {
        book = new RuleBook();
        error = "";
        return assembly is null || (RuleAssembly.TryLoad(assembly, out var own, out error) && book.TryAdd(own, assembly, out error));
    }

    internal bool TryAdd(IReadOnlyList<ComponentDescriptor<IAbrRule>> own, string from, out string error)
    {
        var taken = own.FirstOrDefault(rule => Rules.Find(rule.Name) is not null);
        error = taken is null ? "" : $"{from}: there is a rule '{taken.Name}' already; give yours another name";
        if (taken is null) _own = own;
        return taken is null;
    }

    public void Dispose()
    {
        _programs.Dispose();
        _models.Dispose();
    }
}
