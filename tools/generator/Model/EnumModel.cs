namespace Samgr.Generator.Model;

/// <summary>An enum, for the description of an interface.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Wire">The type of its number.</param>
/// <param name="Values">Its values.</param>
/// <param name="IsFlags">Whether its values are combined.</param>
public sealed record EnumModel(string Name, string Wire, EquatableArray<EnumValue> Values, bool IsFlags);

/// <summary>A value of an enum.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Number">Its number, in decimal.</param>
public sealed record EnumValue(string Name, string Number);
