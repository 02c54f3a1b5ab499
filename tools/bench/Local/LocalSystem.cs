using LiteIpc;
using Samgr.Desktop;

namespace Samgr.Bench.Local;

/// <summary>Service managers of this process.</summary>
internal static class LocalSystem
{
    private const int PatienceMs = 30_000;

    /// <summary>Makes one with services, and with modules.</summary>
    internal static SamgrLite Make(IEnumerable<Service> services, params ServiceModule[] modules)
    {
        SamgrLite samgr = new(new SamgrOptions { Name = "bench", Adapter = new DesktopAdapter() });
        foreach (ServiceModule module in modules)
        {
            module.Install(samgr);
        }

        foreach (Service service in services)
        {
            samgr.RegisterService(service);
        }

        return samgr;
    }

    /// <summary>Starts its services, and waits until all have been initialised.</summary>
    internal static SamgrLite Boot(SamgrLite samgr)
    {
        samgr.Bootstrap();
        return samgr.WaitForBoot(BootStage.ApplicationCompleted, PatienceMs)
            ? samgr
            : throw new TimeoutException("the services of the measurements did not boot");
    }

    /// <exception cref="InvalidOperationException">The result is not success.</exception>
    internal static void Expect(int result)
    {
        if (result != EC.Success)
        {
            throw new InvalidOperationException("a measurement failed: " + EC.NameOf(result));
        }
    }
}
