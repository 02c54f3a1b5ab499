using System.Collections.Generic;
using System.Linq;
using Samgr.Generator.Diagnostics;
using Samgr.Generator.Model;

namespace Samgr.Generator.Locking;

/// <summary>Compares interfaces with the lock file.</summary>
public static class LockCheck
{
    private const string Anew = "; or, while nobody else was built with it, run 'samgr generate --new-lock'";

    /// <summary>Reports the changes of an interface that break its callers, and the additions that are not in the lock file yet.</summary>
    public static IEnumerable<Problem> Check(InterfaceModel model, Place? place, LockFile file)
    {
        LockedInterface? known = file.Find(model.FullName);
        foreach (Problem problem in known is null ? [] : Breaks(model, place, known))
        {
            yield return problem;
        }

        if (known is not null && model.Version > known.Version)
        {
            yield return Problem.At(Rules.NotLocked, place, $"Version {model.Version} of {model.FullName}");
        }

        string[] broken = known is null || model.Version != known.Version ? [] : [.. Lost(model, known).Select(NameOf)];
        foreach (MethodModel method in model.Methods.Where(method => (known?.IdOf(method) ?? 0) == 0 && !broken.Contains(method.Name)))
        {
            yield return Problem.At(Rules.NotLocked, place, model.FullName + "." + method.Signature);
        }
    }

    /// <summary>Reports a lock file of an older format, which lacks some facts; null for one of today.</summary>
    public static Problem? CheckFormat(LockFile file) =>
        file.Format == LockFile.LastFormat ? null : Problem.At(Rules.OldLock, (Place?)null, file.Format.ToString());

    /// <summary>The interfaces that the lock file knows and the project has no more.</summary>
    public static IEnumerable<Problem> CheckRemoved(IEnumerable<string> names, LockFile file) =>
        file.Interfaces.Select(known => known.Name).Except(names).Select(name => Problem.At(
            Rules.BreakingChange,
            (Place?)null,
            name,
            "the interface has been removed or renamed",
            $"restore it; or, when nobody calls it any more, take it out of {LockFile.FileName} with 'samgr generate --new-lock'"));

    private static IEnumerable<Problem> Breaks(InterfaceModel model, Place? place, LockedInterface known)
    {
        if (model.Version < known.Version)
        {
            yield return Problem.At(
                Rules.BreakingChange, place, model.FullName, $"its version has gone back from {known.Version} to {model.Version}", "restore it" + Anew);
        }

        if (model.Version != known.Version)
        {
            yield break;
        }

        foreach (string lost in Lost(model, known))
        {
            string name = NameOf(lost);
            string? changed = model.Methods
                .Where(method => method.Name == name && known.IdOf(method) == 0)
                .Select(known.KeyOf)
                .FirstOrDefault();
            yield return Problem.At(
                Rules.BreakingChange,
                place,
                model.FullName,
                changed is null ? $"{lost} has been removed" : $"{lost} has become {changed}",
                $"restore it, or raise Version above {known.Version} and run 'samgr generate --update-lock'" + Anew);
        }

        foreach (string change in known.Enums.SelectMany(locked => Changes(locked, model.Enums.FirstOrDefault(found => found.Name == locked.Name))))
        {
            yield return Problem.At(
                Rules.BreakingChange,
                place,
                model.FullName,
                change,
                $"restore it, or raise Version above {known.Version} and run 'samgr generate --update-lock'" + Anew);
        }
    }

    private static IEnumerable<string> Lost(InterfaceModel model, LockedInterface known) =>
        known.Functions.Select(function => function.Signature).Except(model.Methods.Select(known.KeyOf));

    private static string NameOf(string signature) => signature.Substring(0, signature.IndexOf('(') < 0 ? signature.Length : signature.IndexOf('('));

    // A new value breaks no caller. A changed one does: callers built before take it for the old one.
    private static IEnumerable<string> Changes(LockedEnum locked, EnumModel? now)
    {
        foreach (EnumValue value in now is null ? new EquatableArray<EnumValue>([]) : locked.Values)
        {
            string? number = now!.Values.FirstOrDefault(found => found.Name == value.Name)?.Number;
            if (number != value.Number)
            {
                yield return $"{locked.Name}.{value.Name}, which was {value.Number}, {(number is null ? "has been removed" : "has become " + number)}";
            }
        }
    }
}
