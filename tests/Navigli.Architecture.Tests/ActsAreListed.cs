using Navigli.Platform.Acts;
using Navigli.Web;
using Shouldly;
using Xunit;

namespace Navigli.Architecture.Tests;

public sealed class ActsAreListed
{
    [Fact]
    public void ActList_IsTheVerifiedFile()
    {
        ActList.All(Modules.All()).Count.ShouldBeGreaterThan(5);
        var verified = File.ReadAllText(Path.Combine(Repository.Root, "docs", "contracts", "acts.md"));
        ActList.Markdown(Modules.All()).ShouldBe(verified, "run 'navigli acts > docs/contracts/acts.md' and read the difference");
    }

    [Fact]
    public void ActCodes_BelongToTheirModuleAndAreNotRepeated()
    {
        var modules = Modules.All().Modules.Select(m => m.Name).ToList();
        ActList.All(Modules.All()).ShouldAllBe(a => modules.Contains(a.Code.Split('.', 2)[0]));
    }
}
