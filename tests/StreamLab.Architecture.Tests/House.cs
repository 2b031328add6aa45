namespace StreamLab.Architecture.Tests;

/// <summary>The law of the house: arrows between projects only go down, and the two lowest floors are pure.</summary>
internal static class House
{
    /// <returns>One sentence for each breach.</returns>
    public static IReadOnlyList<string> Breaches(IReadOnlyList<Project> projects)
    {
        var byName = projects.ToDictionary(p => p.Name, StringComparer.Ordinal);
        return [.. projects.SelectMany(p => BreachesOf(p, byName))];
    }

    private static IEnumerable<string> BreachesOf(Project project, Dictionary<string, Project> byName)
    {
        if (project.Floor is null) yield return $"{project.Name} names no floor";
        if (project is { Floor: <= 1, Pure: false }) yield return $"{project.Name} is on floor {project.Floor} and not pure";
        foreach (var reference in project.References)
        {
            if (!byName.TryGetValue(reference, out var target)) yield return $"{project.Name} refers to {reference}, which is not in src";
            else if (target.Floor >= project.Floor) yield return $"{project.Name} (floor {project.Floor}) refers to {reference} (floor {target.Floor})";
        }
    }
}
