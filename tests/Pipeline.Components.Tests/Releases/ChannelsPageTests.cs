namespace Pipeline.Components.Tests.Releases;

/// <summary>The page about channels, by its own commands, as processes against a real registry and a real remote.</summary>
public sealed class ChannelsPageTests
{
    [Fact]
    public async Task The_commands_of_the_page_move_tags_forward_once_and_past_what_is_banned()
    {
        await using var shop = await DocumentedShop.StartAsync("channeled");
        var commands = DocumentedPage.Blocks("channels.md", "sh")[0];
        Assert.Equal(2, commands.Count);
        await shop.TypeAsync(commands[0]);
        var move = commands[1];

        var first = await shop.SealAsync("1.0.0");
        await shop.DeployedAsync("pre-prod");
        await shop.TypeAsync(move);
        Assert.Equal([first.Content.Modules[0].Image, first.Content.Modules[0].Image, null], await TagsAsync(shop, "catalog", "edge", "candidate", "stable"));
        Assert.Equal([first.Content.Modules[1].Chart, first.Content.Modules[1].Chart], await TagsAsync(shop, "charts/orders", "edge", "0.0.0-candidate"));

        var second = await shop.SealAsync("1.1.0");
        await shop.TypeAsync(move);
        Assert.Equal([second.Content.Modules[0].Image, first.Content.Modules[0].Image], await TagsAsync(shop, "catalog", "edge", "candidate"));

        var head = shop.Head;
        Assert.Contains("edge points to", await shop.TypeAsync(move), StringComparison.Ordinal);
        Assert.Equal(head, shop.Head);

        var third = await shop.SealAsync("1.2.0");
        await shop.TypeAsync($"./build.sh NeverAgain --bundle {third.ShortId} --because 'it charges twice' --remote origin");
        await shop.TypeAsync(move);
        Assert.Equal([second.Content.Modules[0].Image], await TagsAsync(shop, "catalog", "edge"));
        Assert.DoesNotContain(shop.Sentences, sentence => sentence.Contains("moves", StringComparison.Ordinal) && sentence.Contains(third.ShortId, StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<Pipeline.Core.Artifacts.Digest?>> TagsAsync(DocumentedShop shop, string repository, params string[] tags)
    {
        List<Pipeline.Core.Artifacts.Digest?> found = [];
        foreach (var tag in tags)
            found.Add(await shop.FindAsync(repository, tag));
        return found;
    }
}
