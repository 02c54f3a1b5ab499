using Mono.Cecil;
using Samgr.House.Tests.Reading;

namespace Samgr.House.Tests.Locks;

/// <summary>Follows the calls of a product from where a lock is held, and from where threads begin that serve others.</summary>
internal sealed class LockCheck
{
    private const string Wait = "System.Threading.Monitor::Wait";

    private readonly LockRules _rules;
    private readonly Calls _calls;
    private readonly Dictionary<MethodDefinition, LockRegion[]> _regions;

    public LockCheck(Product product, LockRules rules)
    {
        _rules = rules;
        _calls = new Calls(product, rules.Elsewhere);
        _regions = product.Methods.ToDictionary(method => method, method => LockRegion.Of(method).ToArray());
        Product = product;
    }

    public Product Product { get; }

    public IEnumerable<LockRegion> Regions => _regions.Values.SelectMany(regions => regions);

    /// <summary>Blocking calls under locks.</summary>
    public IEnumerable<Finding> UnderLocks() => Regions.SelectMany(region => Search(region.Lock, region.Method, region)).DistinctBy(KeyOf);

    /// <summary>Blocking calls on threads that serve others.</summary>
    public IEnumerable<Finding> OnThreads()
        => (from thread in _rules.Threads
            from root in RootsOf(thread.Method)
            from finding in Search(thread.Thread, root, null)
            select finding).DistinctBy(KeyOf);

    /// <summary>Locks that are taken while another one is held, each with the way there.</summary>
    public IEnumerable<(string Outer, string Inner, IReadOnlyList<string> Path)> Nestings()
        => Regions.SelectMany(region => Walk(region.Lock, region.Method, region)
                .SelectMany(step => InnerLocks(step.Method, step.Method == region.Method && step.Path.Count == 1 ? region : null)
                    .Select(inner => (region.Lock, inner, step.Path))))
            .DistinctBy(nesting => (nesting.Item1, nesting.inner));

    /// <summary>The methods at which a thread begins: those that are handed to the method of the table, and that method itself.</summary>
    public IReadOnlyList<MethodDefinition> RootsOf(string method)
        => [.. _calls.HandedTo(new HashSet<string> { method }).Concat(_rules.Elsewhere.Contains(method) ? [] : Product.Methods.Where(own => Site.NameOf(own) == method))];

    private static (string, string, string) KeyOf(Finding finding) => (finding.Where, finding.What, finding.Path[0]);

    private IEnumerable<string> InnerLocks(MethodDefinition method, LockRegion? within)
        => _regions.GetValueOrDefault(method, [])
            .Where(region => within == null || (region != within && region.Start > within.Start && region.End <= within.End))
            .Select(region => region.Lock);

    private IEnumerable<Finding> Search(string where, MethodDefinition start, LockRegion? within)
    {
        foreach ((MethodDefinition method, IReadOnlyList<string> path) in Walk(where, start, within))
        {
            bool isStart = path.Count == 1;
            foreach (Site site in _calls.Of(method).Where(site => !isStart || within == null || within.Holds(site.At)))
            {
                // Waiting on the lock itself lets go of it.
                bool isOwnWait = site.Name == Wait && isStart && within != null;
                if (_rules.IsBlocking(site.Name) && !isOwnWait && !IsAfterAwait(method, site) && !_rules.IsAllowed(where, site.Name))
                {
                    yield return new Finding(where, site.Name, path);
                }
            }
        }
    }

    /// <summary>The result of an awaited task is there when it is asked for.</summary>
    private static bool IsAfterAwait(MethodDefinition method, Site site)
        => method.Name == "MoveNext" && site.Name.EndsWith("::GetResult", StringComparison.Ordinal);

    /// <summary>Every method that may run from there, once, with the way to it.</summary>
    private IEnumerable<(MethodDefinition Method, IReadOnlyList<string> Path)> Walk(string where, MethodDefinition start, LockRegion? within)
    {
        HashSet<MethodDefinition> seen = [];
        Queue<(MethodDefinition Method, List<string> Path)> open = new([(start, [Site.NameOf(start)])]);
        bool isStart = true;
        while (open.TryDequeue(out (MethodDefinition Method, List<string> Path) step))
        {
            yield return (step.Method, step.Path);
            foreach (Site site in _calls.Of(step.Method).Where(site => !isStart || within == null || within.Holds(site.At)))
            {
                foreach (MethodDefinition target in site.Targets)
                {
                    string name = Site.NameOf(target);
                    if (target.HasBody && !_rules.IsAllowed(where, name) && !_rules.IsBlocking(name) && seen.Add(target))
                    {
                        open.Enqueue((target, [.. step.Path, name]));
                    }
                }
            }

            isStart = false;
        }
    }
}
