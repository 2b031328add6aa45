using System.CommandLine;
using StreamLab.Player;

namespace StreamLab.Cli.Options;

/// <summary>Options that name a rule, a selector or an estimator: <c>name:param=value,flag</c>.</summary>
internal static class ComponentOption
{
    public static Option<string> Create<T>(string name, string helpName, string listed, Catalog<T> catalog, string defaultValue)
        where T : class
    {
        var option = Create(name, helpName, listed, catalog);
        option.DefaultValueFactory = _ => defaultValue;
        option.Description += $" (default {defaultValue})";
        return option;
    }

    /// <summary>One that may be left out.</summary>
    public static Option<string> Create<T>(string name, string helpName, string listed, Catalog<T> catalog)
        where T : class => new(name)
        {
            HelpName = helpName,
            Description = $"name:param=value,flag as 'list {listed}' shows",
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (!catalog.TryCreate(text, out _, out var error)) result.AddError($"{name}: {error}");
                return text;
            },
        };
}
