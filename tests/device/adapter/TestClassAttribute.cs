namespace nanoFramework.TestFramework;

/// <summary>Marks a class with tests.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class TestClassAttribute : Attribute
{
    public virtual TestMethodAttribute? GetTestMethodAttribute(TestMethodAttribute testMethodAttribute) => testMethodAttribute;
}
