using RsPlugins.Host.Cli;

namespace RsPlugins.Host.Tests.Cli;

public sealed class TrainCommandTests
{
    [Theory]
    [InlineData("train my.yaml --output run", true)]
    [InlineData("--verbose train my.yaml --output run", true)]
    [InlineData("run rs.train --config my.yaml --output train", false)]
    [InlineData("tools", false)]
    public void Values_called_like_a_command_name_none(string line, bool expected) => Assert.Equal(expected, TrainCommand.IsNamed(line.Split(' ')));
}
