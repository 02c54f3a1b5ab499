using System;
using System.Collections.Generic;
using System.Linq;

namespace Samgr.Generator.Locking;

/// <summary>Reads a lock file.</summary>
public static class LockReader
{
    private const int LastId = 0xFEFF;

    /// <summary>Reads the text of a lock file.</summary>
    /// <exception cref="FormatException">It is not one; the message says what is wrong.</exception>
    public static LockFile Read(string text)
    {
        List<KeyValuePair<string, object>> root = Members(JsonReader.Read(text), "the file");
        LockedInterface[] interfaces = [.. Members(Get(root, "interfaces"), "'interfaces'").Select(Interface)];
        return new LockFile(new(interfaces));
    }

    private static LockedInterface Interface(KeyValuePair<string, object> entry)
    {
        List<KeyValuePair<string, object>> members = Members(entry.Value, $"'{entry.Key}'");
        LockedFunction[] functions = [.. Members(Get(members, "functions"), $"'functions' of {entry.Key}")
            .Select(function => new LockedFunction(function.Key, Number(function.Value, function.Key)))];
        int[] retired = [.. ((Find(members, "retired") as List<object>) ?? []).Select(id => Number(id, "'retired' of " + entry.Key))];
        int[] ids = [.. functions.Select(function => function.Id), .. retired];
        if (ids.Distinct().Count() != ids.Length)
        {
            throw new FormatException($"two functions of {entry.Key} have the same id");
        }

        if (ids.Any(id => id is < 1 or > LastId))
        {
            throw new FormatException($"an id of {entry.Key} is not one from 1 to {LastId}");
        }

        return new LockedInterface(entry.Key, Number(Get(members, "version"), "'version' of " + entry.Key), new(functions), new(retired));
    }

    private static object? Find(List<KeyValuePair<string, object>> members, string name) =>
        members.FirstOrDefault(member => member.Key == name).Value;

    private static object Get(List<KeyValuePair<string, object>> members, string name) =>
        Find(members, name) ?? throw new FormatException($"'{name}' is missing");

    private static List<KeyValuePair<string, object>> Members(object value, string what) =>
        value as List<KeyValuePair<string, object>> ?? throw new FormatException($"{what} is no object");

    private static int Number(object value, string what) => value as int? ?? throw new FormatException($"{what} is no number");
}
