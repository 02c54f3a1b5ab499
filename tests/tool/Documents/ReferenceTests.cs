using System.Reflection;
using System.Text.RegularExpressions;
using LiteIpc;
using LiteIpc.Kit;
using Samgr.Tool.Tests.EndToEnd;
using Samgr.Tool.Tests.Scaffolding;

namespace Samgr.Tool.Tests.Documents;

/// <summary>The tables of codes, packages, modules and calls say what the code has.</summary>
public sealed class ReferenceTests
{
    private const BindingFlags Members = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    private static readonly string[] _assemblies =
    [
        "LiteIpc", "LiteIpc.Kit", "LiteIpc.Link", "LiteIpc.Link.Serial", "LiteIpc.Bus", "LiteIpc.Vectors", "Samgr", "Samgr.Server", "Samgr.Capabilities", "Samgr.Interfaces", "Samgr.Broadcast",
        "Samgr.Ability", "Samgr.Gpio", "Samgr.Bundle", "Samgr.AppSpawn", "Samgr.Launcher", "Samgr.Ability.Sample",
    ];

    private static IEnumerable<Type> Types => _assemblies.SelectMany(name => Assembly.Load(name).GetExportedTypes());

    [Fact]
    public void Each_code_is_described_with_its_name()
    {
        string[] rows = [.. DocumentFiles.Rows("docs/results.md").Select(cells => $"{cells[0]} {cells[1]}")];

        Assert.All(Constants(typeof(EC)), code => Assert.Contains($"{code.Value} `{EC.NameOf(code.Value)}`", rows));
        Assert.All(
            Constants(typeof(IpcError)).Where(code => !code.Name.EndsWith("UserError", StringComparison.Ordinal)),
            code => Assert.Contains($"{code.Value} `{code.Name}`", rows));
    }

    [Fact]
    public void Each_code_of_children_and_connections_is_described()
    {
        string[] rows = [.. DocumentFiles.Rows("services/ability/README.md").Select(cells => $"{cells[0]} {cells[^2]}")];

        Assert.All(
            Constants(typeof(Ability.ChildProcessError)).Concat(Constants(typeof(Ability.ConnectError))),
            code => Assert.Contains($"{code.Value} `{code.Name}`", rows));
    }

    [Fact]
    public void Each_package_is_described()
    {
        string[] described = [.. DocumentFiles.Rows("docs/packages.md").SelectMany(cells => cells[0].Split(", ")).Where(name => name != "package")];

        using Sandbox sandbox = new();
        Assert.Equal(ExitCode.Success, Scaffolds.Run(sandbox, "pack"));
        string[] packed = [.. Directory.EnumerateDirectories(Scaffolds.Packages(sandbox)).Select(package => Path.GetFileName(package)!)];

        Assert.Equal(packed.Order(StringComparer.Ordinal), described.Select(name => name.ToLowerInvariant()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_module_is_described_and_each_described_one_is_there()
    {
        string[] described = [.. DocumentFiles.Rows("docs/modules.md").SelectMany(cells => DocumentFiles.Code(cells[0]))];

        Assert.Equal(
            Types.Where(type => type.IsSubclassOf(typeof(ServiceModule)) && !type.IsAbstract)
                .Select(type => $"{type.Assembly.GetName().Name}:{type.FullName}").Order(StringComparer.Ordinal),
            described.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("docs/from-c.md")]
    [InlineData("docs/from-ipc-kit.md")]
    public void Each_name_that_stands_for_a_call_of_the_field_is_there(string document)
    {
        HashSet<string> names = [.. Types.SelectMany(NamesOf)];

        foreach (string[] cells in DocumentFiles.Rows(document))
        {
            Assert.All(
                DocumentFiles.Code(cells[^1]).Select(WithoutCall).Where(code => Regex.IsMatch(code, @"^[A-Z][\w.]*$")),
                name => Assert.True(names.Contains(name), $"'{name}' beside {cells[0]} is not there"));
        }
    }

    private static IEnumerable<string> NamesOf(Type type)
    {
        string name = Regex.Replace(type.Name, "Attribute$", "");
        yield return name;
        foreach (MemberInfo member in type.GetMembers(Members).Where(IsForUsers))
        {
            yield return member.Name;
            yield return $"{name}.{member.Name}";
        }
    }

    private static bool IsForUsers(MemberInfo member) => member switch
    {
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        FieldInfo field => field.IsPublic,
        _ => true,
    };

    private static string WithoutCall(string code) => Regex.Replace(Regex.Replace(code, @"\(.*$", ""), "^new ", "");

    private static IEnumerable<(string Name, int Value)> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (field.Name, (int)field.GetRawConstantValue()!));
}
