using Xunit.Abstractions;
using Xunit.Sdk;

namespace RsPlugins.RsmClip.Tests.Acceptance;

/// <summary>Finds the theories about RS-M-CLIP's own weights where those are.</summary>
public sealed class RsMClipTheoryDiscoverer(IMessageSink messages) : IXunitTestCaseDiscoverer
{
    private readonly TheoryDiscoverer theories = new(messages);

    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        Environment.GetEnvironmentVariable(RsMClipTheoryAttribute.ModelVariable) is { Length: > 0 } ? theories.Discover(discoveryOptions, testMethod, factAttribute) : [];
}
