using System.Collections.Generic;
using System.Linq;
using Samgr.Generator.Model;

namespace Samgr.Generator.Parsing;

/// <summary>The names of the ids of functions: those of the functions, with a number for overloads.</summary>
internal static class Constants
{
    /// <summary>Names the functions of an interface.</summary>
    /// <param name="methods">The functions.</param>
    /// <param name="holder">The class that holds the ids: none of them can have its name.</param>
    public static IEnumerable<MethodModel> Give(List<MethodModel> methods, string holder)
    {
        HashSet<string> taken = [.. methods.Select(method => method.Name), holder];
        HashSet<string> given = [];
        foreach (MethodModel method in methods)
        {
            string name = method.Name;
            for (int number = 2; (name == method.Name ? name == holder : taken.Contains(name)) || !given.Add(name); number++)
            {
                name = method.Name + number;
            }

            yield return method with { Constant = name };
        }
    }
}
