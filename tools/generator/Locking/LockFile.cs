using System;
using System.Linq;
using Samgr.Generator.Model;

namespace Samgr.Generator.Locking;

/// <summary>The ids of the functions of a project's interfaces, kept from build to build.</summary>
/// <param name="Interfaces">The interfaces, by name.</param>
public sealed record LockFile(EquatableArray<LockedInterface> Interfaces)
{
    /// <summary>The name of the file, beside the project.</summary>
    public const string FileName = "services.lock.json";

    /// <summary>One without interfaces.</summary>
    public static LockFile Empty { get; } = new(new EquatableArray<LockedInterface>([]));

    /// <summary>What is known of an interface; null for nothing.</summary>
    public LockedInterface? Find(string name) => Interfaces.FirstOrDefault(found => string.Equals(found.Name, name, StringComparison.Ordinal));
}

/// <summary>What the lock file knows of an interface.</summary>
/// <param name="Name">Its name, with its namespace.</param>
/// <param name="Version">Its version.</param>
/// <param name="Functions">Its functions, by id.</param>
/// <param name="Retired">The ids of functions that there are no more; no other function gets them.</param>
public sealed record LockedInterface(string Name, int Version, EquatableArray<LockedFunction> Functions, EquatableArray<int> Retired)
{
    /// <summary>The first id that has never been given.</summary>
    public int NextId => Functions.Select(function => function.Id).Concat(Retired).DefaultIfEmpty(0).Max() + 1;

    /// <summary>The id of a function; 0 for none.</summary>
    public int IdOf(string signature) =>
        Functions.FirstOrDefault(function => string.Equals(function.Signature, signature, StringComparison.Ordinal))?.Id ?? 0;
}

/// <summary>A function with its id.</summary>
/// <param name="Signature">Its name, and everything that a message shows.</param>
/// <param name="Id">Its id.</param>
public sealed record LockedFunction(string Signature, int Id);
