using System.CommandLine;
using StreamLab.Server;

namespace StreamLab.Cli.Options;

/// <summary>The secret of signed, expiring URLs: an option, or better, for others see a command's arguments, a variable.</summary>
internal sealed class SigningOption
{
    private const string Variable = "STREAMLAB_SIGNING_KEY";

    public Option<string?> Key { get; } = new("--signing-key") { HelpName = "SECRET", Description = $"edges serve signed, expiring URLs only, which manifests name (better: {Variable})" };

    public SigningKey? Read(ParseResult parsed)
    {
        var secret = parsed.GetValue(Key) ?? Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(secret)) return null;
        return SigningKey.Of(secret) ?? throw CommandException.BadInput("the signing key can be guessed: make it 16 characters or more");
    }
}
