namespace nanoFramework.TestFramework;

/// <summary>Marks a test. Tests run in the order in which their class declares them.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class TestMethodAttribute : Attribute;
