using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Samgr.Generator.Locking;

/// <summary>Writes a lock file: always the same text for the same content, a line for each function, so that it merges well.</summary>
public static class LockWriter
{
    /// <summary>The text of a lock file.</summary>
    public static string Write(LockFile file)
    {
        StringBuilder text = new();
        text.Append("{\n  \"format\": ").Append(Number(file.Format)).Append(",\n  \"interfaces\": {");
        string separator = "\n";
        foreach (LockedInterface entry in file.Interfaces.OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            text.Append(separator);
            Write(text, entry);
            separator = ",\n";
        }

        text.Append("\n  }\n}\n");
        return text.ToString();
    }

    private static void Write(StringBuilder text, LockedInterface entry)
    {
        text.Append("    ").Append(Quote(entry.Name)).Append(": {\n      \"version\": ").Append(Number(entry.Version));
        text.Append(",\n      \"functions\": {");
        string separator = "\n";
        foreach (LockedFunction function in entry.Functions.OrderBy(function => function.Id))
        {
            text.Append(separator).Append("        ").Append(Quote(function.Signature)).Append(": ").Append(Number(function.Id));
            separator = ",\n";
        }

        text.Append("\n      }");
        if (entry.Enums.Count > 0)
        {
            text.Append(",\n      \"enums\": {\n        ").Append(string.Join(",\n        ", entry.Enums.OrderBy(found => found.Name, StringComparer.Ordinal).Select(Enum)));
            text.Append("\n      }");
        }

        if (entry.Retired.Count > 0)
        {
            text.Append(",\n      \"retired\": [").Append(string.Join(", ", entry.Retired.Select(function => function.Id).OrderBy(id => id).Select(Number))).Append(']');
        }

        IGrouping<int, RetiredFunction>[] known =
            [.. entry.Retired.Where(function => function.Signature is not null).GroupBy(function => function.Version).OrderBy(group => group.Key)];
        if (known.Length > 0)
        {
            text.Append(",\n      \"retiredIn\": {\n        ").Append(string.Join(",\n        ", known.Select(Retired))).Append("\n      }");
        }

        text.Append("\n    }");
    }

    private static string Retired(IGrouping<int, RetiredFunction> group) =>
        $"{Quote(Number(group.Key))}: {{ {string.Join(", ", group.OrderBy(function => function.Id).Select(function => $"{Quote(function.Signature!)}: {Number(function.Id)}"))} }}";

    private static string Enum(LockedEnum entry) =>
        $"{Quote(entry.Name)}: {{ {string.Join(", ", entry.Values.Select(value => $"{Quote(value.Name)}: {Quote(value.Number)}"))} }}";

    /// <summary>A string as JSON in ASCII.</summary>
    internal static string Quote(string value)
    {
        StringBuilder quoted = new("\"");
        foreach (char unit in value)
        {
            bool isPlain = unit is >= ' ' and <= '~' and not '"' and not '\\';
            quoted.Append(isPlain ? unit.ToString() : "\\u" + ((int)unit).ToString("x4", CultureInfo.InvariantCulture));
        }

        return quoted.Append('"').ToString();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
