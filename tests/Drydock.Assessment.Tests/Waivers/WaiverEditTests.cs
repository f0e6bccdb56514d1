using CsCheck;
using Drydock.Assessment.Configuration;
using Drydock.Assessment.Waivers;

namespace Drydock.Assessment.Tests.Waivers;

public sealed class WaiverEditTests
{
    private const string Line = "{id: CVE-1, service: api, reason: \"not shipped\", owner: ops, expires: 2027-01-31}";
    private const string Head = "version: 1\nservices:\n  api: {dockerfile: Dockerfile} # ours\n";

    private static readonly Waiver New = new("CVE-1", ["api"], null, "not shipped", "ops", new DateOnly(2027, 1, 31), 0);

    public static TheoryData<string, string> Files => new()
    {
        { Head, $"{Head}waivers:\n  - {Line}\n" },
        { Head.TrimEnd('\n'), $"{Head}waivers:\n  - {Line}\n" },
        { Head + "waivers:\nnotify: []\n", $"{Head}waivers:\n  - {Line}\nnotify: []\n" },
        { Head + "waivers: # none yet\n", $"{Head}waivers: # none yet\n  - {Line}\n" },
        { Head + "waivers: []\n", $"{Head}waivers: [{Line}]\n" },
        { Head + $"waivers: [{Old}]\n", $"{Head}waivers: [{Old}, {Line}]\n" },
        { Head + $"waivers: [\n  {Old}, # why\n]\nnotify: []\n", $"{Head}waivers: [\n  {Old}, {Line} # why\n]\nnotify: []\n" },
        { Head + $"waivers:\n- {Old}\n\n# who is told\nnotify: []\n", $"{Head}waivers:\n- {Old}\n- {Line}\n\n# who is told\nnotify: []\n" },
        { Head + $"waivers:\n    - {Old}\n    # last\n", $"{Head}waivers:\n    - {Old}\n    # last\n    - {Line}\n" },
        { Head + "waivers:\n  - id: CVE-0\n    service: \"*\"\n    reason: a, 'b' [c]\n    owner: o\n    expires: 2027-01-01\n", $"{Head}waivers:\n  - id: CVE-0\n    service: \"*\"\n    reason: a, 'b' [c]\n    owner: o\n    expires: 2027-01-01\n  - {Line}\n" },
        { (Head + $"waivers:\n- {Old}\n").ReplaceLineEndings("\r\n"), (Head + $"waivers:\n- {Old}\n- {Line}\n").ReplaceLineEndings("\r\n") },
    };

    private static string Old => "{id: CVE-0, service: \"*\", reason: \"it's ] fine\", owner: o, expires: 2027-01-01}";

    [Theory]
    [MemberData(nameof(Files))]
    public void One_line_is_added_and_every_other_byte_stays(string before, string after)
    {
        Assert.Equal(after, WaiverEdit.Add(before, New, out var wrong));
        Assert.Null(wrong);
    }

    [Theory]
    [InlineData("{version: 1, services: {api: {dockerfile: x}}}\n")]
    [InlineData("version: 1\nservices: {api: {dockerfile: x}}\nwaivers: null\n")]
    [InlineData("version: 1\nservices: {api: {dockerfile: x}}\n...\n")]
    public void A_form_that_cannot_be_extended_is_refused(string text)
    {
        Assert.Null(WaiverEdit.Add(text, New, out var wrong));
        Assert.NotNull(wrong);
    }

    [Fact]
    public void A_file_with_problems_is_not_touched() => Assert.Null(WaiverEdit.Add("version: 1\nx: 1\n", New, out _));

    [Fact]
    public void Any_reason_is_read_back_as_it_was_given()
    {
        Gen.String[Gen.Char[' ', '~'], 1, 60].Where(t => t.Trim() == t && t.Length > 0).Sample(text =>
        {
            var waiver = New with { Reason = text, Owner = text, Package = text, Id = text, Services = ["*", "api"] };
            return WaiverEdit.Add(Head, waiver, out _) is { } changed && FleetFileReader.Read("x", changed).File!.Waivers[0].Reason == text;
        });
    }
}
