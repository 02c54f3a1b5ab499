using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Tests.Kernel;

public sealed class FrameWriterTests
{
    [Fact]
    public void The_buffer_grows_wherever_a_number_meets_its_end()
    {
        for (int text = 0; text < 8; text++)
        {
            FrameWriter writer = new();
            writer.String(new string('x', text));
            for (int i = 0; i < 1000; i++)
            {
                writer.Int32(i);
            }

            Assert.Equal(4 + text + 4000, writer.Length);
            Assert.Equal(999, BitConverter.ToInt32(writer.Bytes, writer.Length - 4));
        }
    }
}
