namespace Samgr.Conformance.Processes;

/// <summary>Area 5, the suites of the IPC component: samgr, a server and its clients, each a process of its own.</summary>
[Collection<RealDeviceRows>]
public sealed class CalculatorRows(RealDevice device)
{
    [Fact]
    public async Task SC_076_a_remote_default_interface_is_found_in_the_end()
        => Assert.Equal("0 0 29 0 0 -5 0 0 204", await device.RunAsync("SC-076"));

    [Fact]
    public async Task TR_007_two_client_processes_get_the_answer_to_each_of_50000_requests()
    {
        string[] right = await Task.WhenAll(
            device.RunAsync("TR-007", RealDevice.FirstClient),
            Task.Run(() => device.RunAsync("TR-007", RealDevice.SecondClient)));
        Assert.Equal(["50000", "50000"], right);
    }

    [Fact]
    public async Task TR_013_samgr_takes_a_service()
        => Assert.Equal("0", await device.RunAsync("TR-013"));

    [Fact]
    public async Task TR_014_samgr_takes_a_service_again()
        => Assert.Equal("0 0", await device.RunAsync("TR-014"));

    [Fact]
    public async Task TR_016_samgr_tells_where_a_service_is()
        => Assert.Equal("1 1", await device.RunAsync("TR-016"));

    [Fact]
    public async Task TR_017_a_sum_is_answered()
        => Assert.Equal("0 0 29", await device.RunAsync("TR-017"));

    [Fact]
    public async Task TR_018_a_product_is_answered()
        => Assert.Equal("0 0 204", await device.RunAsync("TR-018"));

    [Fact]
    public async Task TR_023_a_request_can_be_sent_100_times()
        => Assert.Equal("100", await device.RunAsync("TR-023"));

    [Fact]
    public async Task TR_024_100_one_way_requests_need_no_reply_and_no_arguments()
        => Assert.Equal("100", await device.RunAsync("TR-024"));

    [Fact]
    public async Task TR_029_sum_product_and_quotient_are_answered()
        => Assert.Equal("0 0 29 0 0 204 0 0 12", await device.RunAsync("TR-029"));

    [Fact]
    public async Task TR_030_a_failure_of_the_service_travels_in_its_reply()
        => Assert.Equal("0 -1", await device.RunAsync("TR-030"));

    [Fact]
    public async Task TR_033_the_answer_to_an_unknown_code_travels_in_the_reply()
        => Assert.Equal("0 -2", await device.RunAsync("TR-033"));

    [Fact]
    public async Task TR_034_the_death_of_a_service_can_be_awaited_again()
        => Assert.Equal("0 0", await device.RunAsync("TR-034"));
}
