namespace Samgr.Conformance.Processes;

/// <summary>Areas 4 and 5, the framework's client suite: a client of the ability manager in the foundation process.</summary>
[Collection<RealDeviceRows>]
public sealed class AbilityManagerRows(RealDevice device)
{
    [Fact]
    public async Task SZ_025_a_request_of_250_bytes_is_accepted()
        => Assert.Equal("0", await device.RunAsync("SZ-025"));

    [Fact]
    public async Task SZ_026_a_request_larger_than_a_serializer_may_be_is_invalid()
        => Assert.Equal("-9", await device.RunAsync("SZ-026"));

    [Fact]
    public async Task TR_035_a_remote_interface_is_a_client_proxy()
        => Assert.Equal("0", await device.RunAsync("TR-035"));

    [Fact]
    public async Task TR_036_an_unknown_service_or_feature_has_no_interface()
        => Assert.Equal("0 0 0", await device.RunAsync("TR-036"));

    [Fact]
    public async Task TR_038_a_call_notifies_its_caller()
        => Assert.Equal("0", await device.RunAsync("TR-038"));

    [Fact]
    public async Task TR_040_a_call_needs_no_owner_and_no_callback()
        => Assert.Equal("0", await device.RunAsync("TR-040"));

    [Fact]
    public async Task TR_041_a_call_with_a_request_that_is_too_large_is_invalid()
        => Assert.Equal("-9", await device.RunAsync("TR-041"));

    [Fact]
    public async Task TR_043_a_query_without_service_or_feature_finds_nothing()
        => Assert.Equal("-1 -1", await device.RunAsync("TR-043"));

    [Fact]
    public async Task TR_044_samgr_itself_is_not_found()
        => Assert.Equal("-1", await device.RunAsync("TR-044"));

    [Fact]
    public async Task TR_045_a_query_for_an_unknown_pair_gives_neither_handle_nor_token()
        => Assert.Equal("-1 -1", await device.RunAsync("TR-045"));

    [Fact]
    public async Task TR_046_a_factory_is_registered()
        => Assert.Equal("0", await device.RunAsync("TR-046"));
}
