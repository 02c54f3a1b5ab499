using Samgr.Generator.Diagnostics;
using Samgr.Generator.Model;

namespace Samgr.Generator.Parsing;

/// <summary>What parsing gave: a model, or problems, or both.</summary>
/// <typeparam name="T">The model.</typeparam>
/// <param name="Model">The model; null when there are errors.</param>
/// <param name="Place">Where it is declared.</param>
/// <param name="Problems">What is wrong.</param>
public sealed record Parsed<T>(T? Model, Place? Place, EquatableArray<Problem> Problems)
    where T : class;
