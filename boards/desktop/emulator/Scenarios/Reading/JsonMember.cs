namespace Samgr.Emulator.Scenarios.Reading;

internal sealed record JsonMember(string Name, int Offset, JsonPart Value);
