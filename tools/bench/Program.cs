using Samgr.Bench.Floors;

return args is [PeerProgram.Role, .. string[] rest] ? PeerProgram.Run(rest) : Try();

static int Try()
{
    using PeerProcess p = PeerProcess.Start();
    Lazy<PeerProcess> peer = new(() => p);
    Samgr.Bench.Measuring.Plan plan = Samgr.Bench.Measuring.Plan.Full;
    Samgr.Bench.Measuring.Measurement[] all = [new ParkedFloor(peer), new SpinFloor(peer), new SocketFloor(peer), new EchoFloor(peer), new RingFloor(peer), new ThreadRingFloor(), new EventFloor()];
    Samgr.Bench.Measuring.Rounds rounds = new(plan with { Rounds = 3 });
    foreach (var m in all) { foreach (var pl in Samgr.Bench.Measuring.Placement.All) { rounds.Add(m, pl); } }
    rounds.Run(Console.Error.WriteLine);
    foreach (var m in all) { foreach (var pl in Samgr.Bench.Measuring.Placement.All) { Console.WriteLine($"{m.Name,-25} {pl.Name,-10} {rounds.Find(m, pl)}"); } }
    return 0;
}
