using System.Linq;
using Samgr.Generator.Model;

namespace Samgr.Generator.Emission;

/// <summary>Names of variables beside the parameters of a method.</summary>
internal static class Locals
{
    /// <summary>A name that no parameter has.</summary>
    public static string Free(MethodModel method, string name)
    {
        while (method.Parameters.Any(parameter => parameter.PlainName == name))
        {
            name += "_";
        }

        return name;
    }

    /// <summary>The field of a call that takes the result.</summary>
    public static string ResultField(MethodModel method) => method.Constant + "Result";

    /// <summary>The field of a call that takes an argument that comes back.</summary>
    public static string Field(MethodModel method, ParameterModel parameter) => method.Constant + "_" + parameter.PlainName;
}
