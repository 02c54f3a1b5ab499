using System.Collections.Generic;
using System.Linq;
using Samgr.Generator.Diagnostics;
using Samgr.Generator.Model;

namespace Samgr.Generator.Parsing;

/// <summary>Looks for service names that stand for more than one interface or class: at run time the second is refused.</summary>
internal static class ServiceNames
{
    /// <summary>The interfaces that have the name of one before them.</summary>
    public static IEnumerable<Problem> Check(IEnumerable<Parsed<InterfaceModel>> interfaces)
    {
        Dictionary<(string, string?), InterfaceModel> known = [];
        foreach (Parsed<InterfaceModel> parsed in interfaces.Where(parsed => parsed.Model is { IsCallback: false }))
        {
            InterfaceModel model = parsed.Model!;
            if (known.TryGetValue((model.Service!, model.Feature), out InterfaceModel? other))
            {
                yield return Problem.At(Rules.SameService, parsed.Place, model.FullName, other.FullName, Describe(model.Service!, model.Feature));
            }
            else
            {
                known.Add((model.Service!, model.Feature), model);
            }
        }
    }

    /// <summary>The classes that serve what one before them serves.</summary>
    public static IEnumerable<Problem> Check(IEnumerable<Parsed<ServiceModel>> classes)
    {
        Dictionary<(string, string?), ServiceModel> known = [];
        foreach (Parsed<ServiceModel> parsed in classes.Where(parsed => parsed.Model is not null))
        {
            foreach (ServedInterface served in parsed.Model!.Interfaces)
            {
                if (known.TryGetValue((served.Service, served.Feature), out ServiceModel? other))
                {
                    yield return Problem.At(Rules.SameServed, parsed.Place, parsed.Model.Name, other.Name, Describe(served.Service, served.Feature));
                }
                else
                {
                    known.Add((served.Service, served.Feature), parsed.Model);
                }
            }
        }
    }

    /// <summary>A service or feature as a person knows it.</summary>
    public static string Describe(string service, string? feature) => feature is null ? $"service '{service}'" : $"feature '{feature}' of the service '{service}'";
}
