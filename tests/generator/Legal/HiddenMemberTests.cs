using System.Reflection;
using LiteIpc;
using Microsoft.CodeAnalysis;
using Samgr.Generator.Tests.Support;

namespace Samgr.Generator.Tests.Legal;

public sealed class HiddenMemberTests
{
    [Fact]
    public void Fault_G6_AHiddenMemberKeepsItsValue()
    {
        Compilation result = Runs.Generate("""
            using Samgr;
            [ServiceData] public class Base { public int Id; public virtual int Age { get; set; } public int[] Marks = []; public bool Kept; }
            [ServiceData] public class Derived : Base { public new int Id; public override int Age { get; set; } public new Way[] Marks { get; set; } = []; public new const string Kept = ""; }
            public enum Way { In, Out }
            [ServiceInterface("box")] public interface IBox { Derived Find(int id); }
            """).Result;
        using MemoryStream image = new();
        Assert.Empty(result.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Diagnostics.Where(problem => problem.Severity >= DiagnosticSeverity.Warning));
        Assembly assembly = Assembly.Load(image.ToArray());
        Type type = assembly.GetType("Derived")!;
        Type marshaller = assembly.GetType("DerivedMarshaller")!;
        object value = Activator.CreateInstance(type)!;
        FieldInfo hidden = type.BaseType!.GetField("Id")!;
        hidden.SetValue(value, 7);
        type.GetField("Id", BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Public)!.SetValue(value, 8);
        type.GetProperty("Age")!.SetValue(value, 9);
        type.BaseType.GetField("Marks")!.SetValue(value, new[] { 1, 2 });
        type.BaseType.GetField("Kept")!.SetValue(value, true);

        IpcIo io = new(1024);
        marshaller.GetMethod("Write", BindingFlags.NonPublic | BindingFlags.Static)!.Invoke(null, [io, value]);
        io.Flip();
        object read = marshaller.GetMethod("Read", BindingFlags.NonPublic | BindingFlags.Static)!.Invoke(null, [io])!;

        Assert.True(Wire.IsComplete(io));
        Assert.Equal(7, hidden.GetValue(read));
        Assert.Equal(8, type.GetField("Id", BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Public)!.GetValue(read));
        Assert.Equal(9, type.GetProperty("Age")!.GetValue(read));
        Assert.Equal([1, 2], (int[])type.BaseType.GetField("Marks")!.GetValue(read)!);
        Assert.Equal(true, type.BaseType.GetField("Kept")!.GetValue(read));
    }
}
