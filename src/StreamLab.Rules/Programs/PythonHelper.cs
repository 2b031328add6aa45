namespace StreamLab.Rules;

/// <summary>Rules in Python, wherever they lie, can <c>import streamlab</c>: the module that comes with the program is on their path, behind the user's own.</summary>
internal static class PythonHelper
{
    private const string Variable = "PYTHONPATH";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "python");

    public static void AddTo(IDictionary<string, string?> environment) =>
        environment[Variable] = environment.TryGetValue(Variable, out var own) && !string.IsNullOrEmpty(own) ? $"{own}{Path.PathSeparator}{Folder}" : Folder;
}
