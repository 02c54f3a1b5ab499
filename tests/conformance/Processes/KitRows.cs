namespace Samgr.Conformance.Processes;

/// <summary>Areas 6a and 6c, the suites of the IPC Kit: a server with a stub and its client, each a process of its own.</summary>
[Collection<RealDeviceRows>]
public sealed class KitRows(RealDevice device)
{
    [Fact]
    public async Task IK_029_the_answer_of_a_stub_is_0_or_a_code_of_its_own_and_a_stub_that_fails_is_an_inner_error()
        => Assert.Equal("0 1901006 1901007", await device.RunAsync("IK-029"));

    [Fact]
    public async Task IK_030_who_cannot_be_told_of_a_death_keeps_nobody_else_from_it()
        => Assert.Equal("0 0 1", await device.RunAsync("IK-030"));

    [Fact]
    public async Task IK_032_a_proxy_knows_the_interface_of_its_stub()
        => Assert.Equal("0 1", await device.RunAsync("IK-032"));

    [Fact]
    public async Task IK_036_a_request_needs_data_reply_and_a_proxy_and_may_be_answered_with_an_object()
        => Assert.Equal("1901000 1901000 0 0 1 1901000", await device.RunAsync("IK-036"));

    [Fact]
    public async Task IK_037_an_asynchronous_request_is_answered_through_a_callback()
        => Assert.Equal("0 5", await device.RunAsync("IK-037"));

    [Fact]
    public async Task IK_038_the_death_of_a_server_is_told()
        => Assert.Equal("0 1", await device.RunAsync("IK-038"));

    [Fact]
    public async Task IK_040_an_object_is_dead_once_its_process_has_ended()
        => Assert.Equal("0 1 1901005", await device.RunAsync("IK-040"));

    [Fact]
    public async Task IK_043_inside_a_request_the_caller_is_known()
        => Assert.Equal("1 1 1 1", await device.RunAsync("IK-043"));

    [Fact]
    public async Task IK_077_arrays_of_51199_elements_of_4_bytes_come_back_and_no_longer_ones()
        => Assert.Equal(
            "51199 51199 51199 51199 51199 1901001 1901001 1901001 1901001 1901001", await device.RunAsync("IK-077"));

    [Fact]
    public async Task IK_078_arrays_of_25599_elements_of_8_bytes_come_back_and_no_longer_ones()
        => Assert.Equal("25599 25599 1901001 1901001", await device.RunAsync("IK-078"));

    [Fact]
    public async Task IK_079_10239_strings_of_7_characters_come_back_and_in_UTF8_up_to_17066()
        => Assert.Equal("10239 17066 1901001", await device.RunAsync("IK-079"));

    [Fact]
    public async Task IK_081_a_message_of_everything_is_read_in_order_and_its_listeners_are_called()
        => Assert.Equal("0 0 1", await device.RunAsync("IK-081"));

    [Fact]
    public async Task IK_082_a_descriptor_is_good_in_the_other_process_and_is_read_once()
        => Assert.Equal("0 1901000 0 0 1 1 0 1901002 1", await device.RunAsync("IK-082"));

    [Fact]
    public async Task IK_090_a_recipient_may_be_added_twice_and_removed_thrice()
        => Assert.Equal("0 0 0 0 1901007 0", await device.RunAsync("IK-090"));

    [Fact]
    public async Task IK_092_a_proxy_knows_the_descriptor_of_its_stub()
        => Assert.Equal("0 1", await device.RunAsync("IK-092"));

    [Fact]
    public async Task IK_094_the_reply_to_an_asynchronous_request_is_empty()
        => Assert.Equal("0 0 0", await device.RunAsync("IK-094"));

    [Fact]
    public async Task IK_095_an_option_that_is_synchronous_again_has_a_reply()
        => Assert.Equal("8", await device.RunAsync("IK-095"));

    [Fact]
    public async Task IK_105_who_is_given_a_narrowed_region_cannot_write_it()
        => Assert.Equal("0 1900003 1900001 0 1900001 0 1900003 1900002", await device.RunAsync("IK-105"));

    [Fact]
    public async Task A_stub_is_released_once_no_other_process_holds_it()
        => Assert.Equal("0 0 1 1", await device.RunAsync("IK-released"));

    [Fact]
    public async Task A_process_keeps_nothing_of_what_it_was_given_and_gave_back()
        => Assert.Equal("0 0", await device.RunAsync("IK-left"));

    [Fact]
    public async Task IK_106_a_region_is_shared_by_two_processes()
        => Assert.Equal("32 1048576", await device.RunAsync("IK-106"));
}
