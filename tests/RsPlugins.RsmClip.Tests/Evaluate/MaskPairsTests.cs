using RsPlugins.RsmClip.Evaluate;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.Sdk.Tools;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Tests.Evaluate;

public sealed class MaskPairsTests
{
    [Fact]
    public void Masks_are_found_in_a_tree_of_their_own_beside_the_images_and_by_their_endings()
    {
        Assert.Equal([("a/1.jpg", "a/1.png"), ("b/1.jpg", "b/1.png")], MaskPairs.Of(["a/1.jpg", "b/1.jpg", "b/2.jpg"], ["a/1.png", "b/1.png"]));
        string[] dubai = ["tile1/images/p1.jpg", "tile1/masks/p1.png", "tile2/images/p1.jpg", "tile2/masks/p1.png"];
        Assert.Equal([("tile1/images/p1.jpg", "tile1/masks/p1.png"), ("tile2/images/p1.jpg", "tile2/masks/p1.png")], MaskPairs.Of(dubai, dubai));
        Assert.Equal([("x.tif", "x_mask.png")], MaskPairs.Of(["x.tif", "x_mask.png"], ["x.tif", "x_mask.png"]));
        Assert.Equal("No image has a mask.", Assert.Throws<ToolException>(() => MaskPairs.Of(["a.jpg"], ["b.png"])).Message);
    }

    [Fact]
    public void A_palette_is_a_class_table_without_the_class_that_has_no_label()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("palette.json"), """{"classes":[{"id":0,"name":"Building","rgb":"#3C1098"},{"id":1,"name":"Water","rgb":"#E2A929"},{"id":2,"name":"Unlabeled","rgb":"#9B9B9B"}]}""");
        File.WriteAllText(folder.File("table.csv"), "name,prompts,color\nBuilding,houses|buildings,#3c1098\nWater,,#e2a929\n");
        File.WriteAllText(folder.File("twice.csv"), "name,color\nBuilding,#3c1098\nWater,#3c1098\n");

        MaskClasses palette = MaskClasses.Read(folder.File("palette.json")), table = MaskClasses.Read(folder.File("table.csv"));

        foreach (MaskClasses one in (MaskClasses[])[palette, table])
        {
            Assert.Equal(["Building", "Water"], one.Classes.Classes.Select(entry => entry.Id));
            Assert.Equal((0, 1, -1), (one.Of(0x3c, 0x10, 0x98), one.Of(0xe2, 0xa9, 0x29), one.Of(0x9b, 0x9b, 0x9b)));
        }

        Assert.Equal(["houses", "buildings"], table.Classes.Classes[0].NamesIn("en"));
        Assert.Equal(ErrorIds.ClassesInvalid, Assert.Throws<ToolException>(() => MaskClasses.Read(folder.File("twice.csv"))).Id);
        Assert.Contains("class_table", Assert.Throws<ToolException>(() => MaskClasses.Read(null)).Hint, StringComparison.Ordinal);
        File.WriteAllText(folder.File("one.json"), """[{"name":"Building","color":"#3c1098"}]""");
        Assert.Throws<PromptException>(() => MaskClasses.Read(folder.File("one.json")));
    }
}
