using Samgr.Generator.Diagnostics;
using Samgr.Generator.Model;

namespace Samgr.Generator.Parsing;

/// <summary>The result of parsing: a model, or problems, or both.</summary>
/// <typeparam name="T">The model.</typeparam>
/// <param name="Model">The model; null when there are errors.</param>
/// <param name="Place">The place of its declaration.</param>
/// <param name="Problems">The problems found.</param>
public sealed record Parsed<T>(T? Model, Place? Place, EquatableArray<Problem> Problems)
    where T : class;
