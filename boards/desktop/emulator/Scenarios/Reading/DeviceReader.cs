namespace Samgr.Emulator.Scenarios.Reading;

/// <summary>Reads the devices of a scenario, and the scenario of each.</summary>
internal static class DeviceReader
{
    private const string Member = "devices";

    private static readonly string[] _ofDevices = ["links", "seed"];

    /// <summary>Whether a scenario has devices in place of processes; it has either.</summary>
    public static bool AreGiven(ObjectReader scenario)
    {
        if (scenario.Part.Find(Member) is not { } devices)
        {
            foreach (string name in _ofDevices)
            {
                if (scenario.Part.Find(name) is { } lonely)
                {
                    throw scenario.Source.Error(lonely, $"\"{name}\" is about several devices; name them in \"{Member}\", or remove it");
                }
            }

            return false;
        }

        if (scenario.Source.IsOfDevice)
        {
            throw scenario.Source.Error(devices, "a device cannot consist of devices; give it a scenario with \"processes\"");
        }

        foreach (JsonMember member in scenario.Part.Members)
        {
            if (ScenarioMembers.OfMachine.Contains(member.Name))
            {
                throw scenario.Source.Error(
                    member.Offset, $"a scenario has \"processes\" or \"{Member}\": put \"{member.Name}\" into the scenario of a device, or remove \"{Member}\"");
            }
        }

        return true;
    }

    public static IReadOnlyList<ScenarioDevice> Read(ObjectReader scenario, string machine)
    {
        IReadOnlyList<JsonPart> parts = scenario.Items(Member);
        if (parts.Count is 0 or > ScenarioDevice.MaxDevices)
        {
            throw scenario.Source.Error(scenario.Required(Member), $"\"{Member}\" has {parts.Count} devices; give 1 to {ScenarioDevice.MaxDevices}");
        }

        List<ScenarioDevice> devices = [];
        foreach (JsonPart part in parts)
        {
            ScenarioDevice device = ReadDevice(scenario.Source, part, machine);
            if (devices.Exists(other => other.Name == device.Name))
            {
                throw scenario.Source.Error(part.Find("name")!, $"the name \"{device.Name}\" is taken by an earlier device; give each its own");
            }

            devices.Add(device);
        }

        return devices;
    }

    private static ScenarioDevice ReadDevice(ScenarioSource source, JsonPart part, string machine)
    {
        ObjectReader reader = new(source, part, "a device", ScenarioMembers.Device);
        string name = reader.RequiredName("name");
        if (ScenarioNames.FindLengthProblem(ScenarioDevice.MachineOf(machine, name)) is { } problem)
        {
            throw source.Error(part.Find("name")!, $"the name of its machine, \"{ScenarioDevice.MachineOf(machine, name)}\", {problem}");
        }

        JsonPart text = reader.Text(reader.Required("scenario"), "scenario");
        return new ScenarioDevice { Name = name, Scenario = Locate(source, text) };
    }

    /// <summary>The name or the path of a scenario, which is read to see whether it can be used.</summary>
    private static string Locate(ScenarioSource source, JsonPart part)
    {
        if (BuiltInScenarios.Names.Contains(part.Text))
        {
            ScenarioFile.LoadOfDevice(part.Text, source.AssemblyFolder);
            return part.Text;
        }

        string path = Path.GetFullPath(Path.Combine(source.Folder, part.Text));
        if (!File.Exists(path))
        {
            throw source.Error(
                part, $"there is no scenario \"{part.Text}\"; name a built-in one ({string.Join(", ", BuiltInScenarios.Names)}) or the path of a .json file");
        }

        ScenarioFile.LoadOfDevice(path, source.AssemblyFolder);
        return path;
    }
}
