namespace Samgr.Emulator.Scenarios.Reading;

internal static class ProcessChecks
{
    public static void Check(
        ScenarioSource source,
        JsonPart list,
        List<ScenarioProcess> processes,
        IReadOnlyList<JsonPart> processParts,
        List<ScenarioApp> apps,
        IReadOnlyList<JsonPart> appParts)
    {
        CheckNames(source, [.. processes, .. apps], [.. processParts, .. appParts]);
        CheckPids(source, processes, processParts);
        CheckSamgr(source, list, processes, processParts);
        CheckAfter(source, processes, processParts);
    }

    private static void CheckNames(ScenarioSource source, List<ScenarioTask> tasks, List<JsonPart> parts)
    {
        HashSet<string> seen = [];
        for (int index = 0; index < tasks.Count; index++)
        {
            if (!seen.Add(tasks[index].Name))
            {
                throw source.Error(
                    parts[index].Find("name")!,
                    $"the name \"{tasks[index].Name}\" is taken by an earlier process or app; give each its own");
            }
        }
    }

    private static void CheckPids(ScenarioSource source, List<ScenarioProcess> processes, IReadOnlyList<JsonPart> parts)
    {
        Dictionary<int, string> owners = [];
        for (int index = 0; index < processes.Count; index++)
        {
            ScenarioProcess process = processes[index];
            if (!owners.TryAdd(process.Pid, process.Name))
            {
                throw source.Error(
                    parts[index].Find("pid")!,
                    $"pid {process.Pid} of \"{process.Name}\" is taken by \"{owners[process.Pid]}\"; give each process its own");
            }
        }
    }

    private static void CheckSamgr(
        ScenarioSource source,
        JsonPart list,
        List<ScenarioProcess> processes,
        IReadOnlyList<JsonPart> parts)
    {
        int first = processes.FindIndex(process => process.Samgr);
        if (first < 0 && processes.Count > 0 && processes.TrueForAll(process => process.Program != null))
        {
            return;
        }

        if (first < 0)
        {
            throw source.Error(list, "no process hosts samgr; set \"samgr\": true in exactly one");
        }

        int second = processes.FindLastIndex(process => process.Samgr);
        if (second != first)
        {
            throw source.Error(
                parts[second].Find("samgr")!,
                $"\"{processes[second].Name}\" and \"{processes[first].Name}\" both host samgr; only one process may");
        }
    }

    private static void CheckAfter(ScenarioSource source, List<ScenarioProcess> processes, IReadOnlyList<JsonPart> parts)
    {
        List<string> names = [.. processes.Select(process => process.Name)];
        for (int index = 0; index < processes.Count; index++)
        {
            for (int item = 0; item < processes[index].After.Count; item++)
            {
                string name = processes[index].After[item];
                if (!names.Contains(name))
                {
                    throw source.Error(
                        parts[index].Find("after")!.Items[item],
                        $"there is no process \"{name}\" to start after; {NameHint.Of(name, names)}");
                }
            }
        }

        CheckCycles(source, processes, parts);
    }

    private static void CheckCycles(ScenarioSource source, List<ScenarioProcess> processes, IReadOnlyList<JsonPart> parts)
    {
        HashSet<string> startable = [];
        while (processes.Find(process => !startable.Contains(process.Name) && process.After.All(startable.Contains)) is { } next)
        {
            startable.Add(next.Name);
        }

        int stuck = processes.FindIndex(process => !startable.Contains(process.Name));
        if (stuck >= 0)
        {
            throw source.Error(
                parts[stuck].Find("after")!,
                $"these processes wait for each other: {string.Join(" after ", Cycle(processes, startable, processes[stuck]))}; remove one \"after\"");
        }
    }

    private static List<string> Cycle(List<ScenarioProcess> processes, HashSet<string> startable, ScenarioProcess start)
    {
        List<string> path = [];
        ScenarioProcess current = start;
        while (!path.Contains(current.Name))
        {
            path.Add(current.Name);
            string next = current.After.First(name => !startable.Contains(name));
            current = processes.Find(process => process.Name == next)!;
        }

        path.RemoveRange(0, path.IndexOf(current.Name));
        path.Add(current.Name);
        return path;
    }
}
