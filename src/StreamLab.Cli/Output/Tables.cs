using Spectre.Console;

namespace StreamLab.Cli.Output;

/// <summary>Tables as people read them: the first column names the row, the others are figures.</summary>
internal static class Tables
{
    private const int NarrowestWidth = 160;

    public static Table New(string title, string what, params IEnumerable<string> figures)
    {
        var table = new Table().Border(TableBorder.Rounded).Title(VisibleText.Markup(title));
        table.AddColumn(new TableColumn(what).NoWrap());
        foreach (var figure in figures) table.AddColumn(new TableColumn(figure).RightAligned().NoWrap());
        return table;
    }

    public static void Write(Terminal terminal, Table table) => terminal.OutConsole(NarrowestWidth).Write(table);
}
