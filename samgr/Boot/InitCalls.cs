using System;
using System.Collections;
using System.Runtime.CompilerServices;

namespace Samgr;

/// <summary>One step of the start of a process.</summary>
public delegate void InitCall(SamgrLite samgr);

/// <summary>The groups of init calls, in the order in which they run.</summary>
[ExcludeType]
public static class InitGroup
{
    /// <summary>Before everything else.</summary>
    public const int Core = 0;

    /// <summary>Registers system services.</summary>
    public const int SystemService = 1;

    /// <summary>Registers features of system services.</summary>
    public const int SystemFeature = 2;

    /// <summary>Registers extended system services; before application services of the same priority.</summary>
    public const int ExtendedService = 3;

    /// <summary>Registers application services; together with the extended ones, by priority.</summary>
    public const int ApplicationService = 4;

    /// <summary>Registers features of extended system services; before application features of the same priority.</summary>
    public const int ExtendedFeature = 5;

    /// <summary>Registers features of application services; together with the extended ones, by priority.</summary>
    public const int ApplicationFeature = 6;

    /// <summary>After everything has been initialised.</summary>
    public const int Run = 7;
}

/// <summary>The init calls of a process, which the SYS_INIT macros of the field put into the image.</summary>
/// <remarks>Core, system services and system features run at the bootstrap; the rest once the system services are initialised.</remarks>
public sealed class InitCalls
{
    /// <summary>The lowest priority number, which runs first.</summary>
    public const int FirstPriority = 0;

    /// <summary>The priority of a call that names none.</summary>
    public const int DefaultPriority = 2;

    /// <summary>The highest priority number, which runs last.</summary>
    public const int LastPriority = 4;

    private readonly ArrayList _entries = new ArrayList();

    /// <summary>Adds a call with the default priority.</summary>
    public bool Add(int group, InitCall call) => Add(group, DefaultPriority, call);

    /// <summary>Adds a call. Calls of one group and priority run in the order in which they were added.</summary>
    /// <param name="group">One of <see cref="InitGroup"/>.</param>
    /// <param name="priority"><see cref="FirstPriority"/> to <see cref="LastPriority"/>.</param>
    /// <param name="call">The code to run.</param>
    /// <returns>False for null, or a group or priority that there is not.</returns>
    public bool Add(int group, int priority, InitCall? call)
    {
        if (call == null || group < InitGroup.Core || group > InitGroup.Run || priority < FirstPriority || priority > LastPriority)
        {
            return false;
        }

        lock (_entries)
        {
            _entries.Add(new Entry(group, priority, call));
        }

        return true;
    }

    /// <summary>Runs the calls of neighbouring groups, each once: by priority, then by group.</summary>
    internal void Run(SamgrLite samgr, int first, int last)
    {
        for (int priority = FirstPriority; priority <= LastPriority; priority++)
        {
            for (int group = first; group <= last; group++)
            {
                for (InitCall? call = Take(group, priority); call != null; call = Take(group, priority))
                {
                    try
                    {
                        call(samgr);
                    }
                    catch (Exception error)
                    {
                        samgr.Options.WriteError("running an init call", error);
                    }
                }
            }
        }
    }

    /// <summary>Takes the next call out, so that its memory is free again.</summary>
    private InitCall? Take(int group, int priority)
    {
        lock (_entries)
        {
            for (int i = 0; i < _entries.Count; i++)
            {
                Entry entry = (Entry)_entries[i]!;
                if (entry.Group == group && entry.Priority == priority)
                {
                    _entries.RemoveAt(i);
                    return entry.Call;
                }
            }

            return null;
        }
    }

    private sealed class Entry
    {
        internal Entry(int group, int priority, InitCall call)
        {
            Group = group;
            Priority = priority;
            Call = call;
        }

        internal readonly int Group;

        internal readonly int Priority;

        internal readonly InitCall Call;
    }
}
