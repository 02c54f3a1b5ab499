using Samgr.House.Tests.Reading;

namespace Samgr.House.Tests.Locks;

/// <summary>What LOCKS.md says, asked of the compiled instructions.</summary>
public sealed class LockTests
{
    private static readonly Lazy<LockCheck> _check = new(() => new LockCheck(Product.Read(), LockRules.Read()));

    [Fact]
    public void Fault_S3_NothingThatMayBlockRunsUnderALock()
        => Nothing(_check.Value.UnderLocks().Select(finding => finding.ToString()));

    [Fact]
    public void Fault_S3_NothingThatMayBlockRunsOnAThreadThatServesOthers()
        => Nothing(_check.Value.OnThreads().Select(finding => finding.ToString()));

    [Fact]
    public void Fault_S3_LocksAreTakenInTheWrittenOrder()
    {
        List<string> order = [.. LockRules.Read().Order];
        Nothing(_check.Value.Nestings()
            .Where(nesting => !order.Contains(nesting.Outer) || !order.Contains(nesting.Inner) || order.IndexOf(nesting.Outer) > order.IndexOf(nesting.Inner))
            .Select(nesting => $"{nesting.Inner} under {nesting.Outer}: {string.Join(" -> ", nesting.Path)}"));
    }

    [Fact]
    public void Each_line_of_the_tables_stands_for_something()
    {
        LockRules rules = LockRules.Read();
        HashSet<string> locks = [.. _check.Value.Regions.Select(region => region.Lock)];
        HashSet<string> methods = [.. _check.Value.Product.Types.SelectMany(type => type.Methods).Select(Site.NameOf)];
        HashSet<string> threads = [.. rules.Threads.Select(thread => thread.Thread)];
        Nothing(rules.Order.Where(name => !locks.Contains(name)));
        Nothing(rules.Threads.Where(thread => _check.Value.RootsOf(thread.Method).Count == 0).Select(thread => thread.Method));
        Nothing(rules.Exceptions.Select(entry => entry.Where).Where(where => where != "*" && !locks.Contains(where) && !threads.Contains(where)));
        Nothing(rules.Exceptions.Select(entry => entry.Method).Where(method => !methods.Contains(method) && !rules.IsBlocking(method)));
    }

    [Fact]
    public void Every_lock_has_a_name() => Assert.DoesNotContain(_check.Value.Regions, region => region.Lock.EndsWith('?'));

    private static void Nothing(IEnumerable<string> findings)
    {
        string[] found = [.. findings.Order()];
        Assert.True(found.Length == 0, $"{found.Length} findings:\n{string.Join('\n', found)}");
    }
}
