using Navigli.Certificates.Cases;
using Navigli.Certificates.Certifiers;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Certificates.Anpr;

public sealed class CertificateCaseTests
{
    private static readonly DateTime Now = new(2026, 11, 21, 10, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Refuse_WithNoAnswerLost_IsFinal()
    {
        var @case = Asked();

        @case.Refuse(Now, "EN181");

        @case.State.ShouldBe(CaseState.Refused);
        @case.AskAgainAt.ShouldBeNull();
    }

    [Fact]
    public void Refuse_AfterALostAnswer_IsBelievedTheSecondTime()
    {
        var @case = Asked();
        @case.Lose(Now);
        @case.Ask(Now.AddMinutes(1));
        @case.Refuse(Now, "EN181");
        @case.State.ShouldBe(CaseState.Waiting);

        @case.Ask(Now.AddMinutes(3));
        @case.Refuse(Now.AddMinutes(2), "EN181");

        @case.State.ShouldBe(CaseState.Refused);
    }

    [Fact]
    public void Ask_AfterACrash_CountsTheAnswerAsLost()
    {
        var @case = Asked();

        @case.Ask(Now.AddMinutes(1));

        @case.AnswerWasLost.ShouldBeTrue();
    }

    [Fact]
    public void Lose_AgainAndAgain_WaitsLongerUpToAnHour()
    {
        var @case = Asked();
        List<TimeSpan> waits = [];
        for (var i = 0; i < 10; i++)
        {
            @case.Lose(Now);
            waits.Add(@case.AskAgainAt!.Value - Now);
            @case.Ask(Now);
        }

        waits.ShouldBe(waits.Order());
        waits[0].ShouldBe(TimeSpan.FromSeconds(15));
        waits[^1].ShouldBe(TimeSpan.FromHours(1));
    }

    private static CertificateCase Asked() => new()
    {
        Id = Guid.CreateVersion7(),
        AccountId = Guid.CreateVersion7(),
        Number = "CERT-2026-000001",
        TypeCode = "8",
        PersonId = Guid.CreateVersion7(),
        SubjectName = "Chiara",
        Right = null,
        Certifier = Certifier.Anpr,
        OpenedAt = Now,
        State = CaseState.Asked,
        OperationId = "1",
        Askings = 1,
    };
}
