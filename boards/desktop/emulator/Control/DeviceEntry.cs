namespace Samgr.Emulator.Control;

/// <summary>A device that was paired with a machine.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="NetworkId">Its network id, in 64 hexadecimal digits.</param>
/// <param name="State">unknown, available or unavailable.</param>
/// <param name="Reason">Why there is no link; empty while there is one.</param>
public sealed record DeviceEntry(string Name, string NetworkId, string State, string Reason);
