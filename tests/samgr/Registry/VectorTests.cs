namespace Samgr.Tests;

public sealed class VectorTests
{
    [Fact]
    public void Fault_F4_FreedPlacesAreUsedAgainHoweverOftenElementsComeAndGo()
    {
        const int Rounds = 201;
        const int Elements = 50;
        var vector = new Vector();
        for (int round = 0; round < Rounds; round++)
        {
            var places = new List<int>();
            for (int i = 0; i < Elements; i++)
            {
                places.Add(vector.Add(new object()));
            }

            Assert.Equal(Elements, places.Distinct().Count());
            Assert.Equal(Elements, vector.Num);
            places.ForEach(place => vector.Swap(place, null));
            Assert.Equal(0, vector.Num);
        }

        Assert.InRange(vector.Size, Elements, 2 * Elements);
    }

    [Fact]
    public void Fault_F4_APlaceIsUsedAgainOnlyWhenThereIsNoFreshOneLeft()
    {
        var vector = new Vector();
        for (int i = 0; i < 4; i++)
        {
            Assert.Equal(i, vector.Add("element " + i));
        }

        Assert.Equal("element 1", vector.Swap(1, null));
        Assert.Equal("element 2", vector.Swap(2, null));
        Assert.Equal((4, 2), (vector.Size, vector.Num));
        Assert.Equal(2, vector.Add("second"));
        Assert.Equal(1, vector.Add("first"));
        Assert.Equal(4, vector.Add("next"));
        Assert.Equal(1, vector.Find("first"));
        Assert.Equal(2, vector.FindByKey("second"));
        Assert.Equal((5, 5), (vector.Size, vector.Num));
    }
}
