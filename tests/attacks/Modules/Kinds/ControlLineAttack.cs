namespace Samgr.Attacks.Modules;

/// <summary>Orders at the socket for operators, by the process and by what it has started; and lines that have no end.</summary>
internal static class ControlLineAttack
{
    private const int LongLine = 1 << 20;

    internal static void Run(Attacker attacker)
    {
        attacker.StartAccomplice();
        byte[] line = new byte[LongLine];
        Array.Fill(line, (byte)' ');
        string[] orders =
        [
            "{\"cmd\":\"stop\"}\n",
            "{\"cmd\":\"kill\",\"pid\":6}\n",
            "{\"cmd\":\"operator\",\"key\":\"00\"}\n",
            "{\"cmd\":\"call\",\"service\":\"beta\",\"func\":1}\n",
            "{\n",
        ];
        while (true)
        {
            foreach (string order in orders)
            {
                attacker.Line.Count("orders");
                Knocking.AskControl(Attacker.ControlSocket, order, what => attacker.Line.Count(what));
            }

            attacker.Line.Count("lines without end");
            Knocking.Ask(Attacker.ControlSocket, line);
        }
    }
}
