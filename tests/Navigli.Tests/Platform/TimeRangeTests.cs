using System.ComponentModel.DataAnnotations;
using Navigli.Identity;
using Navigli.Platform.Time;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Platform;

public sealed class TimeRangeTests
{
    [Theory]
    [InlineData("00:04:59.999", false)]
    [InlineData("00:05:00", true)]
    [InlineData("1.00:00:00", true)]
    [InlineData("1.00:00:01", false)]
    public void Session_LastsNoLongerThanADay(string limit, bool allowed)
    {
        var property = typeof(IdentityOptions).GetProperty(nameof(IdentityOptions.AbsoluteLimit))!;

        property.GetCustomAttributes(typeof(ValidationAttribute), false).Cast<ValidationAttribute>().Single().IsValid(TimeSpan.Parse(limit, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(allowed);
    }

    [Fact]
    public void Limits_AreSaid_AndAreNotADayTooMany()
    {
        new TimeRangeAttribute("00:00:00.100", "00:01:00").FormatErrorMessage("Patience").ShouldBe("Patience is at least 00:00:00.1000000 and at most 00:01:00");
        Should.Throw<OverflowException>(() => new TimeRangeAttribute("00:05:00", "24:00:00"));
    }
}
