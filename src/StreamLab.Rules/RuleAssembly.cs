using System.Reflection;
using System.Runtime.Loader;
using StreamLab.Player;

namespace StreamLab.Rules;

/// <summary>
/// Finds the rules of an assembly: every public type that implements <see cref="IAbrRule"/> and has a public static <c>Descriptor</c>.
/// Its other dependencies come from beside it; StreamLab's own types are the running ones.
/// </summary>
internal static class RuleAssembly
{
    private const string DescriptorName = "Descriptor";
    private const long LargestFile = 1 << 30;

    public static bool TryLoad(string path, out IReadOnlyList<ComponentDescriptor<IAbrRule>> rules, out string error)
    {
        rules = [];
        error = $"{path}: {RegularFile.Refusal(path, LargestFile)}";
        if (RegularFile.Refusal(path, LargestFile) is not null) return false;
        try
        {
            rules = [.. Load(Path.GetFullPath(path)).GetExportedTypes().Where(t => typeof(IAbrRule).IsAssignableFrom(t)).Select(DescriptorOf).OfType<ComponentDescriptor<IAbrRule>>()];
        }
        catch (Exception e) when (e is BadImageFormatException or IOException or TypeLoadException or ReflectionTypeLoadException or MemberAccessException)
        {
            error = e is BadImageFormatException
                ? $"{path} is no .NET assembly"
                : $"{path} does not fit this StreamLab ({e.Message.ReplaceLineEndings(" ")}): build it against the StreamLab.Player.dll that is run";
            return false;
        }
        catch (TargetInvocationException e)
        {
            error = $"{path}: making a {DescriptorName} threw {e.InnerException!.GetType().Name}: {e.InnerException.Message.ReplaceLineEndings(" ")}";
            return false;
        }
        error = Fault(rules) is { } fault ? $"{path}: {fault}" : "";
        return error.Length == 0;
    }

    private static string? Fault(IReadOnlyList<ComponentDescriptor<IAbrRule>> rules)
    {
        if (rules.Count == 0) return $"no public type in it implements {nameof(IAbrRule)} and has a public static {DescriptorName}";
        if (rules.FirstOrDefault(r => r.Name.Length == 0 || r.Name.AsSpan().ContainsAny(':', ',')) is { } bad) return $"a rule cannot be named '{bad.Name}'";
        return rules.GroupBy(r => r.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice ? $"two rules are named '{twice.Key}'" : null;
    }

    private static ComponentDescriptor<IAbrRule>? DescriptorOf(Type type)
    {
        const BindingFlags PublicStatic = BindingFlags.Public | BindingFlags.Static;
        return (type.GetField(DescriptorName, PublicStatic)?.GetValue(null) ?? type.GetProperty(DescriptorName, PublicStatic)?.GetValue(null)) as ComponentDescriptor<IAbrRule>;
    }

    private static Assembly Load(string path) => new Context(path).LoadFromAssemblyPath(path);

    private sealed class Context(string path) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(path))
    {
        private readonly AssemblyDependencyResolver _beside = new(path);

        /// <summary>What the program has already is shared, so that the rule's <see cref="IAbrRule"/> is ours.</summary>
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            if (Default.Assemblies.Any(a => a.GetName().Name == assemblyName.Name)) return null;
            return _beside.ResolveAssemblyToPath(assemblyName) is { } found ? LoadFromAssemblyPath(found) : null;
        }
    }
}
