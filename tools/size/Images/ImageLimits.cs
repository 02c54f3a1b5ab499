using Mono.Cecil;

namespace Samgr.Size.Images;

/// <summary>The limits of a .pe file: its offsets have 16 bits and its counts of methods 8.</summary>
internal static class ImageLimits
{
    public static void Check(string name, ImageContents contents, int code, int strings)
    {
        Expect(code <= ushort.MaxValue, $"{name} has more than 65,535 bytes of code ({code}), which no .pe file holds: make two assemblies of it");
        Expect(strings <= ushort.MaxValue, $"{name} has more than 65,535 bytes of names and strings ({strings}), which no .pe file holds: make two assemblies of it");
        foreach (TypeDefinition type in contents.Types)
        {
            int most = type.Methods.CountBy(method => (method.IsVirtual, method.IsStatic)).Select(pair => pair.Value).DefaultIfEmpty().Max();
            Expect(most <= byte.MaxValue, $"{type.FullName} has more than 255 methods of one kind ({most}), which no .pe file holds: split the class");
        }
    }

    private static void Expect(bool holds, string message)
    {
        if (!holds)
        {
            throw new InvalidDataException(message);
        }
    }
}
