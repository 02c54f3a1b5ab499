using System.Threading;
using LiteIpc;
using nanoFramework.TestFramework;
using Samgr.DeviceTests.Support;

namespace Samgr.DeviceTests.Tasks;

/// <summary>Threads and queues of services.</summary>
[TestClass]
public class TaskPoolTests
{
    private const int QueueSize = 4;

    [Cleanup]
    public void End_the_processes() => Board.End();

    [TestMethod]
    [DataRow(TaskType.Shared, TaskPriority.Normal, TaskPriority.Normal + 1, true)]
    [DataRow(TaskType.Shared, TaskPriority.Low, TaskPriority.Normal, false)]
    [DataRow(TaskType.Specified, TaskPriority.Normal, TaskPriority.Normal, true)]
    [DataRow(TaskType.Specified, TaskPriority.Normal, TaskPriority.Normal + 1, false)]
    [DataRow(TaskType.Single, TaskPriority.Normal, TaskPriority.Normal, false)]
    public void Services_share_a_thread_by_their_task_type(int type, int first, int second, bool share)
    {
        Board.Begin();
        Recorder one = new Recorder("one", Config(type, first));
        Recorder other = new Recorder("other", Config(type, second));
        Board.StartLocal(new RecorderModule(one, other));
        Assert.AreEqual(share, one.ThreadId == other.ThreadId);
        Assert.AreNotEqual(Thread.CurrentThread.ManagedThreadId, one.ThreadId);
    }

    [TestMethod]
    public void Messages_arrive_in_order_on_the_thread_of_the_service()
    {
        Recorder recorder = Start();
        int thread = recorder.ThreadId;
        for (uint value = 1; value <= QueueSize; value++)
        {
            Assert.AreEqual(EC.Success, recorder.Send(Recorder.Remember, value));
        }

        Assert.AreEqual("1234", recorder.WaitFor("1234"));
        Assert.AreEqual(thread, recorder.ThreadId);
    }

    [TestMethod]
    public void A_full_queue_refuses_at_once()
    {
        Recorder recorder = Start();
        Assert.AreEqual(EC.Success, recorder.Send(Recorder.Hold, 0));
        Patience.For(recorder.Held, "the service was not held");
        int sent = 0;
        while (sent <= QueueSize && recorder.Send(Recorder.Remember, 1) == EC.Success)
        {
            sent++;
        }

        int full = recorder.Send(Recorder.Remember, 1);
        recorder.Release.Set();
        Assert.AreEqual(EC.BusBusy, full);
        Assert.IsTrue(sent > 0 && sent <= QueueSize);
    }

    [TestMethod]
    public void A_service_whose_handler_throws_goes_on()
    {
        Recorder recorder = Start();
        Assert.AreEqual(EC.Success, recorder.Send(Recorder.Throw, 0));
        Assert.AreEqual(EC.Success, recorder.Send(Recorder.Remember, 7));
        Assert.AreEqual("7", recorder.WaitFor("7"));
    }

    [TestMethod]
    public void An_answer_arrives_once()
    {
        Recorder recorder = Start();
        AutoResetEvent answered = new AutoResetEvent(false);
        object? answer = null;
        int code = recorder.Samgr!.SendRequest(recorder.Identity, new Request(Recorder.Answer), (request, response) =>
        {
            answer = response.Data;
            answered.Set();
        });
        Assert.AreEqual(EC.Success, code);
        Patience.For(answered, "no answer came");
        Assert.AreEqual("answer", (string)answer!);
    }

    [TestMethod]
    public void A_process_that_was_stopped_takes_no_messages()
    {
        Recorder recorder = Start();
        recorder.Samgr!.Stop();
        Assert.AreEqual(EC.NoInit, recorder.Send(Recorder.Remember, 1));
    }

    private static Recorder Start()
    {
        Board.Begin();
        Recorder recorder = new Recorder("recorder", Config(TaskType.Single, TaskPriority.Normal));
        Board.StartLocal(new RecorderModule(recorder));
        return recorder;
    }

    private static TaskConfig Config(int type, int priority)
        => new TaskConfig(TaskLevel.Middle, priority, TaskConfig.DefaultStackSize, QueueSize, type);
}
