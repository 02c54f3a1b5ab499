using System.CommandLine;
using System.Numerics;

namespace Samgr.Bench.Commands;

/// <summary>Options that are a number above 0.</summary>
internal static class PositiveNumber
{
    internal static Option<T> Option<T>(string name, string description, T usual)
        where T : INumber<T>
    {
        Option<T> option = new(name) { Description = description + ", above 0", DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<T>() is T value && value <= T.Zero)
            {
                result.AddError($"{name} has to be above 0");
            }
        });
        return option;
    }
}
