using System;
using System.Linq;
using Samgr.Generator.Model;

namespace Samgr.Generator.Locking;

/// <summary>The ids of the functions of a project's interfaces, kept from build to build.</summary>
/// <param name="Interfaces">The interfaces, by name.</param>
/// <param name="Format">How it is written: one from <see cref="FirstFormat"/> to <see cref="LastFormat"/>.</param>
public sealed record LockFile(EquatableArray<LockedInterface> Interfaces, int Format = LockFile.LastFormat)
{
    /// <summary>The format that knows functions by their types alone.</summary>
    public const int FirstFormat = 1;

    /// <summary>The format of today, which knows the names of parameters, members and values, too.</summary>
    public const int LastFormat = 2;

    /// <summary>The name of the file, beside the project.</summary>
    public const string FileName = "services.lock.json";

    /// <summary>One without interfaces.</summary>
    public static LockFile Empty { get; } = new(new EquatableArray<LockedInterface>([]));

    /// <summary>The entry of an interface; null for none.</summary>
    public LockedInterface? Find(string name) => Interfaces.FirstOrDefault(found => string.Equals(found.Name, name, StringComparison.Ordinal));
}

/// <summary>The entry of an interface in the lock file.</summary>
/// <param name="Name">Its name, with its namespace.</param>
/// <param name="Version">Its version.</param>
/// <param name="Functions">Its functions, by id.</param>
/// <param name="Retired">The functions that there are no more; no other function gets their ids.</param>
/// <param name="Enums">The enums that its functions pass.</param>
/// <param name="KnowsNames">Whether its signatures have the names of parameters and members.</param>
public sealed record LockedInterface(
    string Name, int Version, EquatableArray<LockedFunction> Functions, EquatableArray<RetiredFunction> Retired, EquatableArray<LockedEnum> Enums, bool KnowsNames)
{
    /// <summary>The first id that has never been given.</summary>
    public int NextId => Functions.Select(function => function.Id).Concat(Retired.Select(function => function.Id)).DefaultIfEmpty(0).Max() + 1;

    /// <summary>The key by which it finds a function.</summary>
    public string KeyOf(MethodModel method) => KnowsNames ? method.Signature : method.Shape;

    /// <summary>The id of a function; 0 for none.</summary>
    public int IdOf(MethodModel method) => IdOf(KeyOf(method));

    /// <summary>The id of a function; 0 for none.</summary>
    public int IdOf(string signature) =>
        Functions.FirstOrDefault(function => string.Equals(function.Signature, signature, StringComparison.Ordinal))?.Id ?? 0;
}

/// <summary>An enum as it was when it was locked.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">Its values.</param>
public sealed record LockedEnum(string Name, EquatableArray<EnumValue> Values);

/// <summary>A function with its id.</summary>
/// <param name="Signature">Its name, everything that a message shows, and what each part of it is called.</param>
/// <param name="Id">Its id.</param>
public sealed record LockedFunction(string Signature, int Id);
