using System.Collections;

namespace Samgr;

/// <summary>The services of a process that did not come up.</summary>
public static class FailedServices
{
    /// <summary>
    /// The services that are not available, each with the reason: "name: Initialize threw: ...", and the registration that was refused
    /// first. From any thread.
    /// </summary>
    public static string[] Of(SamgrLite samgr)
    {
        lock (samgr.Services.Gate)
        {
            ArrayList failed = new ArrayList();
            if (samgr.RefusedAtBoot != null)
            {
                failed.Add(samgr.RefusedAtBoot);
            }

            for (int id = 0; id < samgr.Services.Size; id++)
            {
                ServiceEntry? entry = samgr.Services.At(id);
                if (entry != null && entry.Fault != null)
                {
                    failed.Add(entry.Name + ": " + entry.Fault);
                }
            }

            return (string[])failed.ToArray(typeof(string));
        }
    }
}
