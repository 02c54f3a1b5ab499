using System;
using System.Collections.Generic;
using System.Linq;
using Samgr.Generator.Model;

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
        int format = Find(root, "format") is { } found ? Number(found, "'format'") : LockFile.FirstFormat;
        if (format is < LockFile.FirstFormat or > LockFile.LastFormat)
        {
            throw new FormatException($"its format is {format}, which this samgr does not know: bring it up to date");
        }

        LockedInterface[] interfaces =
            [.. Members(Get(root, "interfaces"), "'interfaces'").Select(entry => Interface(entry, format > LockFile.FirstFormat))];
        return new LockFile(new(interfaces), format);
    }

    private static LockedInterface Interface(KeyValuePair<string, object> entry, bool knowsNames)
    {
        List<KeyValuePair<string, object>> members = Members(entry.Value, $"'{entry.Key}'");
        LockedFunction[] functions = [.. Members(Get(members, "functions"), $"'functions' of {entry.Key}")
            .Select(function => new LockedFunction(function.Key, Number(function.Value, function.Key)))];
        int[] numbers = [.. ((Find(members, "retired") as List<object>) ?? []).Select(id => Number(id, "'retired' of " + entry.Key))];
        int[] ids = [.. functions.Select(function => function.Id), .. numbers];
        if (ids.Distinct().Count() != ids.Length)
        {
            throw new FormatException($"two functions of {entry.Key} have the same id");
        }

        if (ids.Any(id => id is < 1 or > LastId))
        {
            throw new FormatException($"an id of {entry.Key} is not one from 1 to {LastId}");
        }

        LockedEnum[] enums = [.. Members(Find(members, "enums") ?? new List<KeyValuePair<string, object>>(), $"'enums' of {entry.Key}").Select(Enum)];
        RetiredFunction[] known = [.. Members(Find(members, "retiredIn") ?? new List<KeyValuePair<string, object>>(), $"'retiredIn' of {entry.Key}").SelectMany(Retired)];
        if (known.FirstOrDefault(function => !numbers.Contains(function.Id)) is { } stray)
        {
            throw new FormatException($"{stray.Signature} is in 'retiredIn' of {entry.Key}, but {stray.Id} is not in 'retired'");
        }

        IEnumerable<RetiredFunction> retired = numbers.Select(id => known.FirstOrDefault(function => function.Id == id) ?? new RetiredFunction(id, null, 0));
        int version = Number(Get(members, "version"), "'version' of " + entry.Key);
        return new LockedInterface(entry.Key, version, new(functions), new(retired), new(enums), knowsNames);
    }

    private static IEnumerable<RetiredFunction> Retired(KeyValuePair<string, object> entry) => Members(entry.Value, $"'{entry.Key}' of 'retiredIn'")
        .Select(function => new RetiredFunction(
            Number(function.Value, function.Key),
            function.Key,
            int.TryParse(entry.Key, out int version) ? version : throw new FormatException($"'{entry.Key}' of 'retiredIn' is no version")));

    private static LockedEnum Enum(KeyValuePair<string, object> entry) => new(entry.Key, new(Members(entry.Value, $"'{entry.Key}'")
        .Select(value => new EnumValue(value.Key, value.Value as string ?? throw new FormatException($"'{value.Key}' of {entry.Key} is no number in quotes")))));

    private static object? Find(List<KeyValuePair<string, object>> members, string name) =>
        members.FirstOrDefault(member => member.Key == name).Value;

    private static object Get(List<KeyValuePair<string, object>> members, string name) =>
        Find(members, name) ?? throw new FormatException($"'{name}' is missing");

    private static List<KeyValuePair<string, object>> Members(object value, string what) =>
        value as List<KeyValuePair<string, object>> ?? throw new FormatException($"{what} is no object");

    private static int Number(object value, string what) => value as int? ?? throw new FormatException($"{what} is no number");
}
