using LiteIpc;
using Samgr.Conformance.Support;

namespace Samgr.Conformance.Core;

/// <summary>Area 1: versions and reference counts.</summary>
public sealed class UnknownRows
{
    private readonly TestApi _api = new();

    [Fact]
    public void SC_056_an_interface_is_an_unknown()
        => Assert.IsAssignableFrom<IUnknown>(_api);

    [Fact]
    public void SC_057_an_interface_starts_with_the_default_version_and_one_reference()
    {
        Assert.Equal(InterfaceVersion.Default, _api.Version);
        Assert.Equal(1, _api.References);
        Assert.Equal(1, _api.AddRef() - _api.Release());
    }

    [Fact]
    public void SC_058_a_query_for_its_version_adds_a_reference()
    {
        Assert.Equal(EC.Success, _api.QueryInterface(0x20, out IUnknown? target));
        Assert.Same(_api, target);
        Assert.Equal(2, _api.References);
        Assert.Equal(1, _api.AddRef() - _api.Release());
        Assert.Equal(1, target!.Release());
    }

    [Fact]
    public void SC_059_a_query_for_another_version_is_invalid()
    {
        Assert.Equal(EC.Invalid, _api.QueryInterface(0x30, out IUnknown? target));
        Assert.Null(target);
        Assert.Equal(1, _api.References);
    }

    [Fact]
    public void SC_060_an_interface_without_a_version_answers_a_query_for_version_0()
    {
        Assert.Equal(EC.Success, new OldApi().QueryInterface(0, out IUnknown? target));
        Assert.NotNull(target);
    }

    [Fact]
    public void SC_061_an_interface_of_the_default_version_answers_queries_for_it_and_for_version_0()
    {
        Assert.Equal(EC.Success, _api.QueryInterface(0, out _));
        Assert.Equal(EC.Success, _api.QueryInterface(0x20, out _));
    }
}
