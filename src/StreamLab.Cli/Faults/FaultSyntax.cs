using System.Globalization;
using StreamLab.Server;

namespace StreamLab.Cli.Faults;

/// <summary>A fault on the command line: <c>KIND[:name=value,…]</c>, such as <c>error:status=503,retry-after=5s,share=0.2</c>.</summary>
internal static class FaultSyntax
{
    public const string Help = "off, or KIND[:path=GLOB,share=0.2,count=3,for=10s,time=2s,status=503,retry-after=5s,beside]";

    /// <exception cref="CommandException">It is no fault.</exception>
    public static FaultCommand Parse(string text)
    {
        var (kind, rest) = text.Split(':', 2) is [var head, var tail] ? (head, tail) : (text, null);
        var command = new FaultCommand(kind);
        foreach (var word in rest?.Split(',') ?? [])
        {
            var (name, value) = word.Split('=', 2) is [var left, var right] ? (left, right) : (word, "");
            command = With(command, name, value) ?? throw CommandException.BadInput($"'{word}' says nothing of a fault: write {Help}");
        }
        return command.Read().TryGet(out _, out var error) ? command : throw CommandException.BadInput(error.Message);
    }

    private static FaultCommand? With(FaultCommand command, string name, string value) => name switch
    {
        "path" => command with { Path = value },
        "share" when double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) => command with { Share = share },
        "count" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) => command with { Count = count },
        "for" => command with { For = value },
        "time" => command with { Time = value },
        "status" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var status) => command with { Status = status },
        "retry-after" => command with { RetryAfter = value },
        "beside" when value.Length == 0 => command with { Beside = true },
        _ => null,
    };
}
