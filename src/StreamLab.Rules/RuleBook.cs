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

    private RuleBook(IReadOnlyList<ComponentDescriptor<IAbrRule>> own) =>
        Rules = AbrRules.All.With(ProgramRule.Describe(_programs), OnnxRule.Describe(_models)).With(own);

    public Catalog<IAbrRule> Rules { get; }

    /// <param name="assembly">Path of an assembly with more rules; null: none.</param>
    /// <returns>False, with one line that says what is wrong with the assembly.</returns>
    public static bool TryOpen(string? assembly, out RuleBook book, out string error)
    {
        book = new RuleBook([]);
        error = "";
        if (assembly is null) return true;
        if (!RuleAssembly.TryLoad(assembly, out var own, out error)) return false;
        if (own.FirstOrDefault(rule => book.Rules.Find(rule.Name) is not null) is { } taken)
        {
            error = $"{assembly}: there is a rule '{taken.Name}' already; give yours another name";
            return false;
        }
        book = new RuleBook(own);
        return true;
    }

    public void Dispose()
    {
        _programs.Dispose();
        _models.Dispose();
    }
}
