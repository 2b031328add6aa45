namespace StreamLab.Player;

/// <summary>Components by name, made from <c>name:param=value,flag</c>.</summary>
public sealed class Catalog<T>(string kind, params IReadOnlyList<ComponentDescriptor<T>> components)
    where T : class
{
    public IReadOnlyList<ComponentDescriptor<T>> Components { get; } = components;

    /// <summary>These components and more.</summary>
    public Catalog<T> With(params IReadOnlyList<ComponentDescriptor<T>> more) => new(kind, [.. Components, .. more]);

    /// <summary>The component that a specification names; null for an unknown name.</summary>
    public ComponentDescriptor<T>? Find(string spec)
    {
        var name = spec.Split(':', 2)[0];
        return Components.FirstOrDefault(c => c.Name == name);
    }

    /// <returns>False, with one line that says what is wrong and what there is, for an unknown name or a bad parameter.</returns>
    public bool TryCreate(string spec, out T component, out string error)
    {
        component = null!;
        if (Find(spec) is not { } descriptor)
        {
            var name = spec.Split(':', 2)[0];
            error = $"unknown {kind} '{name}'; {KnownNames.ThereAre(Components.Select(c => c.Name), name)}";
            return false;
        }
        try
        {
            component = descriptor.Create(ArgumentsOf(spec, descriptor));
            error = "";
            return true;
        }
        catch (FormatException e)
        {
            error = $"{kind} {descriptor.Name}: {e.Message}";
            return false;
        }
    }

    /// <summary>Reads a specification once, to make any number of components from it.</summary>
    /// <inheritdoc cref="TryCreate"/>
    public bool TryRead(string spec, out Func<T> make, out string error)
    {
        make = null!;
        if (!TryCreate(spec, out _, out error)) return false;
        var descriptor = Find(spec)!;
        var arguments = ArgumentsOf(spec, descriptor);
        make = () => descriptor.Create(arguments);
        return true;
    }

    /// <exception cref="ArgumentException">The specification is bad; for callers that have checked it already.</exception>
    public T Create(string spec) => TryCreate(spec, out var component, out var error) ? component : throw new ArgumentException(error, nameof(spec));

    private static ComponentArguments ArgumentsOf(string spec, ComponentDescriptor<T> descriptor)
    {
        var colon = spec.IndexOf(':', StringComparison.Ordinal);
        return ComponentArguments.Parse(colon < 0 ? "" : spec[(colon + 1)..], descriptor.Parameters, descriptor.IsVerbatim);
    }
}
