using System.Collections.Concurrent;
using System.Reflection;
using nanoFramework.TestFramework;

namespace Samgr.DeviceTests.Runner;

/// <summary>
/// The run of one class as the launcher on a device does it: what is marked as setup once, then every test in order, then
/// what is marked as cleanup.
/// </summary>
internal sealed class DeviceClassRun
{
    private static readonly ConcurrentDictionary<Type, Lazy<DeviceClassRun>> _runs = [];

    private readonly Dictionary<string, Exception?> _results = [];

    private DeviceClassRun(Type testClass)
    {
        Exception? setup = Call<SetupAttribute>(testClass);
        foreach (DeviceCase test in DeviceCase.Of(testClass))
        {
            _results[test.Name] = setup ?? Try(test.Method, test.Arguments);
        }

        CleanupError = Call<CleanupAttribute>(testClass);
        LeftBehind = DeviceStatics.InUse();
    }

    public Exception? CleanupError { get; }

    /// <summary>What static fields still hold after the cleanup: memory that the next class on a board does not have.</summary>
    public IReadOnlyList<string> LeftBehind { get; }

    public static DeviceClassRun Of(Type testClass) =>
        _runs.GetOrAdd(testClass, key => new Lazy<DeviceClassRun>(() => new DeviceClassRun(key))).Value;

    /// <summary>What a test threw; null when it passed.</summary>
    public Exception? ErrorOf(string test) => _results[test];

    private static Exception? Call<T>(Type testClass)
        where T : Attribute =>
        DeviceClasses.MethodsWith<T>(testClass).Select(method => Try(method, [])).FirstOrDefault(error => error is not null);

    private static Exception? Try(MethodInfo method, object[] arguments)
    {
        try
        {
            DeviceMethod.Call(method, arguments);
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }
}
