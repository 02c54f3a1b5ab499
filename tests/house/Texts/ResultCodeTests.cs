using System.Text.RegularExpressions;
using System.Xml.Linq;
using Mono.Cecil;
using Mono.Cecil.Rocks;
using Samgr.House.Tests.Reading;

namespace Samgr.House.Tests.Texts;

/// <summary>
/// Every public member that returns an <c>int</c> names its result codes in the documentation of what it returns, or stands in the list of
/// those whose number is no code. A new one is on neither side, so it has to choose.
/// </summary>
public sealed partial class ResultCodeTests
{
    private static readonly string[] _codes = ["LiteIpc.EC.", "LiteIpc.Kit.IpcError.", "Samgr.Ability.ConnectError.", "Samgr.Ability.ChildProcessError.", "System.Device.Gpio.Backend.PinResult."];

    /// <summary>Numbers that are no codes: counts, sizes, numbers of things, values.</summary>
    private static readonly string[] _numbers =
    [
        // How many, how large, how long ago.
        "CallbackList.ForEach", "IpcContext.DispatchDeath", "IpcIoVectors.ReadVectorCount", "IUnknown.AddRef", "IUnknown.Release", "WaitLooks.FirstOf",

        // Which: a file descriptor, a pid, a pin, a place; negative for none.
        "ChildProcessArgs.DescriptorAt", "ChildProcessArgs.FindDescriptor", "DeviceNames.NumberOf", "GpioNames.PinOf", "IAppSpawn.Spawn", "IDescriptorPlatform.Duplicate",
        "IpcIo.ReadFileDescriptor", "IRegionPlatform.Create", "Vector.Add", "Vector.Find", "Vector.FindByKey",

        // What: a value of a message, a version, an order.
        "InterfaceProxy.Ping", "InterfaceVersions.BitsOf", "IpcIo.ReadInt32", "LinkNames.Hash", "LinkNames.NumberOf", "LinkSession.Give", "LinkSession.OnTick", "VectorCompare.Invoke",
    ];

    private readonly Dictionary<string, XElement> _documents = ReadDocuments();

    [Fact]
    public void A_member_that_returns_a_code_says_which()
    {
        string[] silent = [.. Members().Where(member => !_numbers.Contains(NameOf(member)) && !IsSaid(member)).Select(NameOf).Distinct().Order(StringComparer.Ordinal)];
        Assert.True(
            silent.Length == 0,
            $"name the codes in <returns>, as <see cref=\"EC.Success\"/>, or add it to the numbers that are no codes: {string.Join(", ", silent)}");
    }

    [Fact]
    public void The_list_of_numbers_that_are_no_codes_has_no_name_too_many()
        => Assert.Empty(_numbers.Except(Members().Where(member => !IsSaid(member)).Select(NameOf)));

    private static IEnumerable<MethodDefinition> Members() => Product.Read().Types
        .Where(type => IsVisible(type) && !type.Module.Name.StartsWith("Samgr.ProcessHost", StringComparison.Ordinal))
        .SelectMany(type => type.Methods)
        .Where(method => (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly) && !method.IsSpecialName && method.ReturnType.FullName == "System.Int32")
        .Where(method => method.Name is not ("GetHashCode" or "CompareTo" or "EndInvoke"))
        .Where(method => !(method.DeclaringType.BaseType?.FullName == "System.MulticastDelegate" && method.Name != "Invoke"));

    private static bool IsVisible(TypeDefinition type) => type.IsNested ? (type.IsNestedPublic || type.IsNestedFamily) && IsVisible(type.DeclaringType) : type.IsPublic;

    private static string NameOf(MethodDefinition method) => $"{method.DeclaringType.Name}.{method.Name}";

    private bool IsSaid(MethodDefinition method)
    {
        bool isDelegate = method.DeclaringType.BaseType?.FullName == "System.MulticastDelegate";
        return IsSaid(DocCommentId.GetDocCommentId(isDelegate ? method.DeclaringType : method), 2);
    }

    private bool IsSaid(string id, int depth)
    {
        if (!_documents.TryGetValue(id, out XElement? document))
        {
            return false;
        }

        // Its base is looked at itself.
        if (document.Element("inheritdoc") != null)
        {
            return true;
        }

        // Of a type its remarks say what all its members return.
        IEnumerable<XElement> said = id.StartsWith("T:", StringComparison.Ordinal) ? document.Elements("remarks").Concat(document.Elements("returns")) : document.Elements("returns");
        return said.Descendants("see").Select(see => (string?)see.Attribute("cref") ?? "").Any(cref => IsCode(cref) || (depth > 0 && cref != id && IsSaid(cref, depth - 1)));
    }

    private static bool IsCode(string cref) => _codes.Any(code => cref.StartsWith("F:" + code, StringComparison.Ordinal));

    private static Dictionary<string, XElement> ReadDocuments() => Directory.GetFiles(AppContext.BaseDirectory, "*.xml")
        .Where(file => DocumentedFile().IsMatch(Path.GetFileName(file)))
        .SelectMany(file => XDocument.Load(file).Descendants("member"))
        .GroupBy(member => (string)member.Attribute("name")!)
        .ToDictionary(group => group.Key, group => group.First());

    [GeneratedRegex(@"^(LiteIpc|Samgr|System\.Device\.Gpio)\b.*\.xml$")]
    private static partial Regex DocumentedFile();
}
