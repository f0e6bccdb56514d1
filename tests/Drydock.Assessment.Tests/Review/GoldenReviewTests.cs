using System.Text;
using System.Text.Json;
using Drydock.Assessment.Review;
using Drydock.TestKit;

namespace Drydock.Assessment.Tests.Review;

public sealed class GoldenReviewTests
{
    public static IEnumerable<string> GoldenNames => Outputs.Keys;

    public static TheoryData<string> Names => [.. Outputs.Keys.Order(StringComparer.Ordinal)];

    private static Dictionary<string, Func<byte[]>> Outputs { get; } = GivenReview.All()
        .SelectMany(r => ReviewWriters.All.Select(w => (Name: $"Reviews/{r.Name}.review{w.Endings[0]}", Write: (Func<byte[]>)(() => Written(w, r.Review))))).ToDictionary(o => o.Name, o => o.Write);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_review_is_written_as_its_golden_file_says(string name) => Assert.Null(Golden.Difference("Drydock.Assessment.Tests", name, Outputs[name]()));

    [Fact]
    public void The_page_loads_nothing_and_runs_nothing()
    {
        var page = Encoding.UTF8.GetString(Outputs["Reviews/november.review.html"]());
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("x<y", page, StringComparison.Ordinal);
        Assert.Contains("<svg role=\"img\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_is_one_document_with_its_schema()
    {
        using var json = JsonDocument.Parse(Outputs["Reviews/november.review.json"]());
        Assert.Equal(("drydock.review/1", "2026-11"), (json.RootElement.GetProperty("schema").GetString(), json.RootElement.GetProperty("month").GetString()));
        Assert.Equal(2, json.RootElement.GetProperty("services").GetArrayLength());
    }

    private static byte[] Written(IReviewWriter writer, MonthlyReview review)
    {
        using var output = new MemoryStream();
        writer.Write(review, output);
        return output.ToArray();
    }
}
