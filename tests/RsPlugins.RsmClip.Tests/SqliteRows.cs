using Microsoft.Data.Sqlite;

namespace RsPlugins.RsmClip.Tests;

/// <summary>Rows of a GeoPackage as SQLite alone reads them.</summary>
internal static class SqliteRows
{
    /// <summary>What a query gives; null where a value is NULL.</summary>
    public static List<object?[]> Of(string path, string sql)
    {
        using SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        List<object?[]> rows = [];
        while (reader.Read())
        {
            object[] row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add([.. row.Select(value => value is DBNull ? null : value)]);
        }

        return rows;
    }
}
