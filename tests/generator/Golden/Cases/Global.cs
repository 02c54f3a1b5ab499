using Samgr;

[ServiceInterface("global")]
public interface Unprefixed
{
    int Twice(int value);
}
