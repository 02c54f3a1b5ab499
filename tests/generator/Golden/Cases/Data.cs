using Samgr;

namespace Golden;

[ServiceData]
public struct Point
{
    public int X;
    public int Y;
}

[ServiceData]
public class Shape
{
    public string Name { get; set; } = "";

    public Point[] Points { get; set; } = new Point[0];

    public Shape.Kind Form;

    public Label? Label;

    public readonly int Ignored = 1;

    public enum Kind
    {
        Open,
        Closed,
    }
}

[ServiceData]
public sealed class Circle : Shape
{
    public Point Center;
    public double Radius;
}

[ServiceData]
public sealed class Label
{
    public string? Text;
}

[ServiceInterface("shapes")]
public interface IShapes
{
    Point Middle(Point first, Point second);

    Shape Move(Shape shape, Point by);

    Circle? Find(string name);

    void Draw(Shape?[] shapes);
}
