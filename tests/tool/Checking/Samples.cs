using System.Text.RegularExpressions;
using Samgr.NanoGate.Tests;

namespace Samgr.Tool.Tests.Checking;

/// <summary>Code of a user, with the rule behind each line that breaks one.</summary>
public static class Samples
{
    /// <summary>What a board refuses, one construct a line.</summary>
    public const string Refused = """
        namespace App;

        public interface IThing
        {
            void M() { } // NANO0011
        }

        public class Sample
        {
            private readonly Lib.Registry _registry = new();
            private volatile int _flag; // NANO0014
            private int? _maybe; // NANO0004
            private int[,] _grid = new int[2, 2]; // NANO0008
            private List<int> _list = []; // NANO0003

            public void Generic<T>(T value) => Console.WriteLine(_registry.Ready); // NANO0003

            public System.Collections.IEnumerable Yield() { yield return _flag; } // NANO0013

            public async void Async() => await Task.Yield(); // NANO0012

            public (int, int) Tuple() => (1, 2); // NANO0005

            public void Wait() => Monitor.Wait(this); // NANO0001

            public string Join() => string.Join(",", "a", "b"); // NANO0001

            public int Stack() { Span<int> numbers = stackalloc int[2]; return numbers[0]; } // NANO0010
        }
        """;

    /// <summary>A static constructor that does work; the rest of it compiles for a board.</summary>
    public const string StaticConstructor = """
        namespace Lib;

        public class Registry
        {
            private static readonly int _ready = Prepare(); // NANO0022

            public int Ready => _ready;

            private static int Prepare()
            {
                int sum = 0;
                for (int i = 0; i < 3; i++)
                {
                    sum += i;
                }

                return sum;
            }
        }
        """;

    /// <summary>What a board takes.</summary>
    public const string Clean = """
        namespace App;

        public class Counter
        {
            private int _count;

            public int Next() => Interlocked.Increment(ref _count);
        }
        """;

    /// <summary>A project that knows nothing of boards.</summary>
    public static string Project(string reference = "") => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          <ItemGroup>{(reference.Length == 0 ? "" : $"<ProjectReference Include=\"{reference}\" />")}</ItemGroup>
        </Project>
        """;

    /// <summary>A project whose own build runs the gate.</summary>
    public static string DeviceProject { get; } = $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <DeviceProfile>true</DeviceProfile>
          </PropertyGroup>
          <Import Project="{Repository.NanoGateFolder}/nanogate.targets" />
        </Project>
        """;

    /// <summary>The rules that a source says it breaks, with the line of each.</summary>
    public static IEnumerable<(string Rule, int Line)> Marks(string source) =>
        source.Split('\n').Select((text, index) => (Regex.Match(text, "// (NANO\\d+)").Groups[1].Value, index + 1)).Where(mark => mark.Item1.Length > 0);
}
