using System.Collections.Immutable;
using System.Text;
using Drydock.Bases.Calendar;
using Drydock.Bases.Ladder;
using Drydock.Bases.Tags;
using Drydock.Images;
using Drydock.TestKit;
using static Drydock.Bases.Tests.References;

namespace Drydock.Bases.Tests.Ladder;

public sealed class UpgradeLadderTests
{
    private const string SomeDigest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private static readonly DateOnly AsOf = new(2026, 8, 21);
    private static readonly DateOnly November = new(2026, 11, 26);

    [Fact]
    public void A_complete_python_tag_gets_its_patch_then_trixie_then_the_next_minor_version() =>
        Assert.Equal([" -", "python:3.12.14-slim-bookworm", "python:3.12.14-slim-trixie", "python:3.13.15-slim-bookworm"], Steps("python:3.12.4-slim-bookworm"));

    [Fact]
    public void A_dead_end_is_named_and_led_off()
    {
        var rungs = Of("node:20.11.1-alpine3.19", November);
        Assert.Null(rungs[1].Reference);
        Assert.StartsWith("a dead end: 20.18.1-alpine3.19 was the last", rungs[1].Reason, StringComparison.Ordinal);
        Assert.Equal("node:20.20.2-alpine3.22", rungs[2].Reference);
        Assert.Equal("node:22.23.2-alpine3.23", rungs[3].Reference);
        Assert.Contains("odd versions of Node.js", Of("node:22.11.0-alpine3.23", November)[3].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_floating_tag_gets_no_patch_and_says_why()
    {
        var rungs = Of("python:3.12-slim-bookworm", AsOf);
        Assert.Equal((null, "3.12 floats: its patches come with the same tag"), (rungs[1].Reference, rungs[1].Reason));
        Assert.Equal("python:3.12-slim-trixie", rungs[2].Reference);
        Assert.Equal("python:3.13-slim-bookworm", rungs[3].Reference);
    }

    [Fact]
    public void A_tag_without_a_suite_is_not_given_one()
    {
        var rungs = Of("python:3.11-slim", AsOf);
        Assert.Null(rungs[2].Reference);
        Assert.Contains("moves to another one by itself", rungs[2].Reason, StringComparison.Ordinal);
        Assert.Equal("python:3.12-slim", rungs[3].Reference);
    }

    [Theory]
    [InlineData("python:3.12-slim", "It holds Debian 13 (trixie), and no newer release of Debian is known to be supported on 2026-11-26; python:3.12-slim-trixie names it and stays")]
    [InlineData("python:3.12-alpine", "It holds Alpine 3.24, and no newer release of Alpine is known to be supported on 2026-11-26; python:3.12-alpine3.24 names it and stays")]
    public void A_floating_tag_on_the_newest_distribution_is_told_the_tag_that_holds_it(string image, string expected)
    {
        var rung = Of(image, November)[2];
        Assert.Null(rung.Reference);
        Assert.EndsWith(expected, rung.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_floating_tag_on_an_older_distribution_is_led_to_a_tag_that_names_the_next_one()
    {
        var rung = Of("node:22-slim", November)[2];
        Assert.Equal(("node:22-trixie-slim", Products.RiskLevel.High), (rung.Reference, rung.Risk!.Level));
        Assert.StartsWith("22-slim names no distribution and holds Debian 12 (bookworm); this is Node.js 22 on Debian 13 (trixie)", rung.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("debian:12.5-slim", "debian:12.15-slim", "debian:13.6-slim")]
    [InlineData("debian:bookworm-20250811-slim", "debian:bookworm-20260803-slim", "debian:trixie-20260803-slim")]
    [InlineData("debian:bookworm-slim", null, "debian:trixie-slim")]
    [InlineData("postgres:16.3-bookworm", "postgres:16.15-bookworm", "postgres:16.15-trixie")]
    [InlineData("eclipse-temurin:21.0.2_13-jre-jammy", "eclipse-temurin:21.0.12_8-jre-jammy", "eclipse-temurin:21.0.12_8-jre-noble")]
    public void Patches_and_distributions_are_separate_rungs(string image, string? patch, string? system)
    {
        var rungs = Of(image, AsOf);
        Assert.Equal((patch, system), (rungs[1].Reference, rungs[2].Reference));
    }

    [Theory]
    [InlineData("eclipse-temurin:17-jdk-noble", "eclipse-temurin:21-jdk-noble", "major")]
    [InlineData("node:20-bookworm-slim", "node:22-bookworm-slim", "major")]
    [InlineData("postgres:16.3-bookworm", "postgres:17.11-bookworm", "major")]
    [InlineData("python:3.11.9-slim", "python:3.12.14-slim", "feature")]
    public void The_next_version_is_the_next_long_term_line(string image, string next, string kind)
    {
        var rung = Of(image, AsOf)[3];
        Assert.Equal((next, kind), (rung.Reference, UpdateKinds.Word(rung.Kind)));
    }

    [Fact]
    public void A_digest_is_refreshed_only_when_the_tag_points_elsewhere()
    {
        Assert.True(Digest.TryParse(SomeDigest, out var digest));
        var pinned = Image($"python:3.12-slim@{SomeDigest}");
        Assert.Null(UpgradeLadder.Of(pinned, null, AsOf, SupportCalendar.BuiltIn, digest)[0].Reference);
        Assert.Equal($"python:3.12-slim@{SomeDigest}", UpgradeLadder.Of(Image("python:3.12-slim"), null, AsOf, SupportCalendar.BuiltIn, digest)[0].Reference);
    }

    [Fact]
    public void A_prerelease_is_led_to_its_release()
    {
        Assert.Equal("python:3.12.14-slim", Of("python:3.12.0rc1-slim", AsOf)[1].Reference);
        Assert.Equal("postgres:17.11", Of("postgres:17beta1", AsOf)[1].Reference);
    }

    [Fact]
    public void A_tag_that_nobody_lists_is_said_to_be_missing() =>
        Assert.Contains("is not among the tags", Of("python:3.99-slim", AsOf)[0].Reason, StringComparison.Ordinal);

    [Fact]
    public void Without_a_list_of_tags_nothing_is_called_up_to_date()
    {
        var rungs = Of("nvidia/cuda:12.4.1-cudnn-runtime-ubuntu22.04", AsOf);
        Assert.All(rungs.Skip(1), static r => Assert.Null(r.Reference));
        Assert.All(rungs.Skip(1), static r => Assert.Contains("--online", r.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Tags_of_a_registry_serve_as_well_as_the_built_in_ones()
    {
        var image = Image("nvidia/cuda:12.4.1-cudnn-runtime-ubuntu22.04");
        string[] tags = ["12.4.1-cudnn-runtime-ubuntu22.04", "12.4.2-runtime-ubuntu22.04", "12.6.3-cudnn-runtime-ubuntu22.04", "12.4.1-cudnn-runtime-ubuntu24.04", "12.4.1-cudnn-runtime-ubi9", "13.0.0-cudnn-runtime-ubuntu24.04", "12.8.0-cudnn-devel-ubuntu22.04"];
        var rungs = UpgradeLadder.Of(image, TagList.Listed(image, tags, AsOf, "the registry"), AsOf, SupportCalendar.BuiltIn);
        Assert.Equal([null, "nvidia/cuda:12.4.1-cudnn-runtime-ubuntu24.04", "nvidia/cuda:12.6.3-cudnn-runtime-ubuntu22.04"], rungs.Skip(1).Select(static r => r.Reference));
    }

    [Fact]
    public void No_proposal_leaves_the_kind_of_system_the_variant_or_the_release_grammar()
    {
        foreach (var row in TableFiles.Read("python_tags_current.csv"))
        {
            var tag = Tag("python:" + row["tag"]);
            foreach (var rung in Of("python:" + row["tag"], AsOf).Where(static r => r.Reference is not null))
            {
                var to = ImageTag.Of(Image(rung.Reference!));
                Assert.Equal(tag.Os?.Id, to.Os?.Id);
                Assert.Equal(tag.Variant, to.Variant);
                Assert.False(to.IsPrerelease && !tag.IsPrerelease, rung.Reference);
                Assert.False(TagStep.Between(Products.ProductList.Of(Image("python")), tag, to).Backwards, $"{row["tag"]} → {rung.Reference}");
            }
        }
    }

    [Fact]
    public void The_proposals_for_every_current_python_tag_are_defensible_line_by_line() =>
        AssertGolden("Ladder/python.txt", TableFiles.Read("python_tags_current.csv").Select(static r => "python:" + r["tag"]), AsOf);

    [Fact]
    public void The_proposals_for_every_sample_tag_are_defensible_line_by_line() =>
        AssertGolden("Ladder/samples.txt", TableFiles.Read("tag_algebra_samples.csv").Select(static r => $"{r["image"]}:{r["current"]}"), November);

    private static void AssertGolden(string file, IEnumerable<string> images, DateOnly day)
    {
        var text = new StringBuilder($"Steps on {day:yyyy-MM-dd} from the built-in facts.\n\n");
        foreach (var image in images)
        {
            text.Append(image).Append('\n');
            foreach (var rung in Of(image, day)) text.Append($"  {UpdateKinds.Word(rung.Kind),-10} {rung.Reference ?? "-"}: {rung.Reason}{(rung.Risk is { } risk ? $" [{risk.Level.ToString().ToLowerInvariant()}]" : "")}\n");
        }

        Assert.Null(Golden.Difference("Drydock.Bases.Tests", file, Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static ImmutableArray<Rung> Of(string image, DateOnly day) => UpgradeLadder.Of(Image(image), TagList.BuiltIn(Image(image), day), day, SupportCalendar.BuiltIn);

    private static IEnumerable<string> Steps(string image) => Of(image, AsOf).Select(static r => r.Kind == UpdateKind.Rebuild ? r.Reference + " -" : r.Reference ?? "-");
}
