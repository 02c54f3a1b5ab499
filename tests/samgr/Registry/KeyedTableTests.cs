namespace Samgr.Tests;

public sealed class KeyedTableTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_table_does_what_a_dictionary_does(int seed)
    {
        var random = new Random(seed);
        var table = new KeyedTable();
        var model = new Dictionary<string, object>();
        for (int step = 0; step < 5000; step++)
        {
            string key = random.Next(40).ToString();
            switch (random.Next(3))
            {
                case 0:
                    object value = step;
                    table.Set(key, value);
                    model[key] = value;
                    break;
                case 1:
                    Assert.Equal(model.Remove(key, out object? removed) ? removed : null, table.Remove(key));
                    break;
                default:
                    Assert.Equal(model.GetValueOrDefault(key), table.Find(key));
                    break;
            }

            Assert.Equal(model.Count, table.Count);
        }

        Assert.Equal(model.Keys.Order(), table.Keys().Cast<string>().Order());
        Assert.Equal(model.Values.Cast<int>().Order(), table.Values().Cast<int>().Order());
    }

    [Fact]
    public void An_empty_name_and_equal_objects_are_keys_like_others()
    {
        var table = new KeyedTable();
        table.Set(string.Empty, 1);
        table.Set(new Version(1, 2), 2);
        table.Remove(string.Empty);
        Assert.Null(table.Find(string.Empty));
        Assert.Equal(2, table.Find(new Version(1, 2)));
    }
}
