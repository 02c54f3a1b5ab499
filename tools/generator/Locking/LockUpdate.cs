using System;
using System.Collections.Generic;
using System.Linq;
using Samgr.Generator.Diagnostics;
using Samgr.Generator.Model;

namespace Samgr.Generator.Locking;

/// <summary>Brings a lock file up to date: new functions are appended, and those that a higher version dropped are retired.</summary>
public static class LockUpdate
{
    /// <summary>The lock file for the interfaces as they are now. Changes that break callers have been refused before.</summary>
    public static LockFile Update(LockFile file, IEnumerable<InterfaceModel> interfaces)
    {
        Dictionary<string, LockedInterface> entries = file.Interfaces.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        foreach (InterfaceModel model in interfaces)
        {
            entries[model.FullName] = Update(Numbered.Make(model, file));
        }

        return new LockFile(new(entries.Values.OrderBy(entry => entry.Name, StringComparer.Ordinal)));
    }

    /// <summary>The lock file without the interfaces that are no more, and without those that would break their callers: they begin anew.</summary>
    /// <param name="file">The lock file.</param>
    /// <param name="interfaces">The interfaces as they are now.</param>
    /// <param name="forgotten">The names of those that have been left out.</param>
    public static LockFile Forget(LockFile file, IReadOnlyCollection<InterfaceModel> interfaces, out string[] forgotten)
    {
        string[] broken =
        [
            .. file.Interfaces.Select(entry => entry.Name).Where(name =>
                interfaces.FirstOrDefault(model => model.FullName == name) is not { } model
                || LockCheck.Check(model, null, file).Any(problem => problem.Rule == Rules.BreakingChange)),
        ];
        forgotten = broken;
        return file with { Interfaces = new(file.Interfaces.Where(entry => !broken.Contains(entry.Name))) };
    }

    private static LockedInterface Update(Numbered model)
    {
        LockedFunction[] functions = [.. model.Functions.Select(function => new LockedFunction(function.Method.Signature, function.Id))];
        return new LockedInterface(
            model.Interface.FullName,
            model.Interface.Version,
            new(functions.OrderBy(function => function.Id)),
            model.Retired,
            new(model.Interface.Enums.Where(found => found.Values.Count > 0).Select(found => new LockedEnum(found.Name, found.Values))),
            KnowsNames: true);
    }
}
