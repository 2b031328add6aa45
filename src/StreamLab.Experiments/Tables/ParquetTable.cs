using Parquet;
using Parquet.Schema;

namespace StreamLab.Experiments;

/// <summary>The sessions as Apache Parquet: text, booleans, 64-bit counts and doubles; undefined numbers are null.</summary>
internal static class ParquetTable
{
    private const int RowsAGroup = 100_000;

    public static async Task WriteAsync(Stream output, IReadOnlyList<ResultColumn> columns, IReadOnlyList<ResultRow> rows)
    {
        var fields = columns.Select(FieldOf).ToArray();
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields.Cast<Field>()), output);
        foreach (var group in rows.Chunk(RowsAGroup))
        {
            using var groupWriter = writer.CreateRowGroup();
            foreach (var (column, field) in columns.Zip(fields)) await WriteColumnAsync(groupWriter, field, column, group);
        }
    }

    private static DataField FieldOf(ResultColumn column) => column switch
    {
        TextColumn => new DataField<string>(column.Name, nullable: false),
        FlagColumn => new DataField<bool>(column.Name),
        NumberColumn { IsWhole: true } => new DataField<long?>(column.Name),
        _ => new DataField<double?>(column.Name),
    };

    private static Task WriteColumnAsync(ParquetRowGroupWriter writer, DataField field, ResultColumn column, ResultRow[] rows) => column switch
    {
        TextColumn c => writer.WriteAsync(field, (string[])[.. rows.Select(c.Of)]),
        FlagColumn c => writer.WriteAsync<bool>(field, (bool[])[.. rows.Select(c.Of)]),
        NumberColumn { IsWhole: true } c => writer.WriteAsync<long>(field, (long?[])[.. rows.Select(r => Finite(c.Of(r)) is { } value ? (long?)value : null)]),
        NumberColumn c => writer.WriteAsync<double>(field, (double?[])[.. rows.Select(r => Finite(c.Of(r)))]),
        _ => throw new ArgumentOutOfRangeException(nameof(column)),
    };

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
