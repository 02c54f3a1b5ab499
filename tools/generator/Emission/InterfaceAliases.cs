using System;
using System.Collections.Generic;
using System.Linq;
using Samgr.Generator.Model;

namespace Samgr.Generator.Emission;

/// <summary>
/// The names under which a proxy implements its interfaces. Text before a method's name becomes part of it in the
/// assembly, "global::" too, but a board looks for the name without "global::".
/// </summary>
internal sealed class InterfaceAliases(InterfaceModel type)
{
    private readonly string[] _owners = [.. type.Methods.Select(method => method.Owner).Distinct()];

    public IEnumerable<string> Declarations => _owners.Select(owner => $"using {Of(owner)} = {owner};");

    public string Of(string owner)
    {
        int index = Array.IndexOf(_owners, owner);
        return index == 0 ? type.Alias : type.Alias + (index + 1);
    }
}
