namespace Samgr.Mutants.Running;

/// <summary>An assembly of the product beside the tests that use it. What is built anew takes its place until the end of this.</summary>
/// <param name="folder">The folder of its project.</param>
/// <param name="used">The folder of the assemblies that the tests use.</param>
internal sealed class ProductAssembly(string folder, string used) : IDisposable
{
    private readonly string _place = Path.Combine(used, Path.GetFileName(Builds.AssemblyOf(folder)));
    private byte[]? _usual;

    /// <summary>Builds it alone, for its members stay the same, and has the tests use it.</summary>
    /// <returns>Null, or what the compiler says against it.</returns>
    internal string? Rebuild(CancellationToken cancellation)
    {
        _usual = File.ReadAllBytes(_place);
        string? error = Builds.Run(folder, Builds.ProjectIn(folder)!, ["--no-restore", "--no-dependencies"], cancellation);
        if (error == null)
        {
            File.Copy(Builds.AssemblyOf(folder), _place, overwrite: true);
        }

        return error;
    }

    public void Dispose()
    {
        if (_usual != null)
        {
            File.WriteAllBytes(_place, _usual);
        }
    }
}
