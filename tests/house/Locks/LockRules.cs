using System.Reflection;

namespace Samgr.House.Tests.Locks;

/// <summary>The tables of LOCKS.md.</summary>
internal sealed class LockRules
{
    private LockRules(IReadOnlyDictionary<string, List<string[]>> tables)
    {
        Blocking = [.. tables["Calls that may block"].Select(row => row[0])];
        Elsewhere = tables["Calls that run what they are given on another thread"].Select(row => row[0]).ToHashSet();
        Order = [.. tables["The order of locks"].Select(row => row[0])];
        Threads = [.. tables["Threads that serve others"].Select(row => (row[0], row[1]))];
        Exceptions = [.. tables["Exceptions"].Select(row => (row[0], row[1]))];
    }

    /// <summary>Calls that may block: Type::Method, or Type::* for all of a type.</summary>
    public IReadOnlyList<string> Blocking { get; }

    /// <summary>Methods that run what they are given on another thread.</summary>
    public IReadOnlySet<string> Elsewhere { get; }

    /// <summary>The locks that are taken under others, or under which others are taken, the outermost first.</summary>
    public IReadOnlyList<string> Order { get; }

    /// <summary>Threads that serve others, each with the method that it runs, or that hands work to it.</summary>
    public IReadOnlyList<(string Thread, string Method)> Threads { get; }

    /// <summary>What is allowed all the same: under which lock or on which thread, * for any lock, and the method at which the search ends.</summary>
    public IReadOnlyList<(string Where, string Method)> Exceptions { get; }

    public bool IsBlocking(string name)
        => Blocking.Any(entry => entry.EndsWith("::*", StringComparison.Ordinal) ? name.StartsWith(entry[..^1], StringComparison.Ordinal) : name == entry);

    public bool IsAllowed(string where, string method)
        => Exceptions.Any(entry => (entry.Where == where || (entry.Where == "*" && !IsThread(where))) && entry.Method == method);

    private bool IsThread(string where) => Threads.Any(thread => thread.Thread == where);

    public static LockRules Read()
    {
        string file = typeof(LockRules).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "Locks").Value!;
        Dictionary<string, List<string[]>> tables = [];
        List<string[]> rows = [];
        foreach (string line in File.ReadLines(file))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                tables[line[3..]] = rows = [];
            }
            else if (line.StartsWith("| `", StringComparison.Ordinal))
            {
                rows.Add([.. line.Trim('|', ' ').Split('|').Select(cell => cell.Trim().Trim('`'))]);
            }
        }

        return new LockRules(tables);
    }
}
