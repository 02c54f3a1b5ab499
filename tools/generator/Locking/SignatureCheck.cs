using System.Collections.Generic;
using Samgr.Generator.Diagnostics;
using Samgr.Generator.Emission;
using Samgr.Generator.Model;

namespace Samgr.Generator.Locking;

/// <summary>Looks for functions of an interface whose requests a stub could not tell apart.</summary>
internal static class SignatureCheck
{
    /// <summary>The functions with the signature of one before them.</summary>
    public static IEnumerable<Problem> Check(InterfaceModel model, Place? place, LockFile file)
    {
        Dictionary<uint, MethodModel> known = [];
        foreach ((MethodModel method, int id) in Numbered.Make(model, file).Functions)
        {
            uint signature = Signatures.Of(model, method, id);
            if (known.TryGetValue(signature, out MethodModel? first))
            {
                yield return Problem.At(
                    Rules.EqualSignatures,
                    place,
                    Signatures.TextOf(model, first),
                    Signatures.TextOf(model, method),
                    model.FullName,
                    $"0x{signature:X8}");
            }
            else
            {
                known.Add(signature, method);
            }
        }
    }
}
