using System.Collections.Generic;
using System.Linq;
using Samgr.Generator.Model;

namespace Samgr.Generator.Locking;

/// <summary>An interface with the ids of its functions.</summary>
/// <param name="Interface">The interface.</param>
/// <param name="Ids">The id of each method, in their order.</param>
/// <param name="Retired">The functions that it had and has no more, by id.</param>
public sealed record Numbered(InterfaceModel Interface, EquatableArray<int> Ids, EquatableArray<RetiredFunction> Retired)
{
    /// <summary>Gives functions their ids: those of the lock file, or for new ones the next that are free.</summary>
    public static Numbered Make(InterfaceModel model, LockFile file)
    {
        LockedInterface? known = file.Find(model.FullName);
        int next = known?.NextId ?? 1;
        List<int> ids = [];
        foreach (MethodModel method in model.Methods)
        {
            int id = known?.IdOf(method) ?? 0;
            ids.Add(id > 0 ? id : next++);
        }

        IEnumerable<RetiredFunction> lost = (known?.Functions ?? new([]))
            .Where(function => !ids.Contains(function.Id))
            .Select(function => new RetiredFunction(function.Id, function.Signature, model.Version));
        return new Numbered(model, new(ids), new((known?.Retired ?? new([])).Concat(lost).OrderBy(function => function.Id)));
    }

    /// <summary>The methods with their ids.</summary>
    public IEnumerable<(MethodModel Method, int Id)> Functions => Interface.Methods.Zip(Ids, (method, id) => (method, id));
}
