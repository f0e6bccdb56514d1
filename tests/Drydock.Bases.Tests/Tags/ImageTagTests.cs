using System.Text;
using CsCheck;
using Drydock.Bases.Tags;
using Drydock.TestKit;
using static Drydock.Bases.Tests.References;

namespace Drydock.Bases.Tests.Tags;

public sealed class ImageTagTests
{
    [Fact]
    public void Every_part_of_a_full_tag_is_told()
    {
        var tag = Tag("nvidia/cuda:12.4.1-cudnn-runtime-ubuntu22.04");
        Assert.Equal("12.4.1", tag.Version?.ToString());
        Assert.Equal(new BaseOs("ubuntu", "22.04", "jammy"), tag.Os);
        Assert.Equal("runtime", tag.Stage);
        Assert.Equal(["cudnn"], tag.Accelerators.Select(static a => a.Name));
        Assert.Null(tag.Channel);
    }

    [Theory]
    [InlineData("python:3.12-slim-bookworm", "debian", "12", "bookworm")]
    [InlineData("node:20.11.1-alpine3.19", "alpine", "3.19", null)]
    [InlineData("node:22-alpine", "alpine", null, null)]
    [InlineData("debian:12.5-slim", "debian", "12", "bookworm")]
    [InlineData("debian:trixie-backports", "debian", "13", "trixie")]
    [InlineData("debian:stable-slim", "debian", null, null)]
    [InlineData("ubuntu:24.04", "ubuntu", "24.04", "noble")]
    [InlineData("alpine:3.20.3", "alpine", "3.20", null)]
    [InlineData("sapmachine:17.0.20.1-jdk-alpine-3.21", "alpine", "3.21", null)]
    [InlineData("sapmachine:17-jdk-headless-ubuntu-22.04", "ubuntu", "22.04", "jammy")]
    [InlineData("maven:3-amazoncorretto-8-debian-trixie", "debian", "13", "trixie")]
    [InlineData("swift:6.0-rhel-ubi9-slim", "rhel", "9", null)]
    [InlineData("azul-zulu:26-jre-headless-debian13", "debian", "13", "trixie")]
    [InlineData("python:3-windowsservercore-ltsc2022", "windows", "ltsc2022", null)]
    [InlineData("golang:1.22-nanoserver-1809", "windows", "1809", null)]
    [InlineData("amazoncorretto:21-al2023", "amzn", "2023", null)]
    public void The_distribution_is_read_from_the_tag(string image, string id, string? version, string? codename) =>
        Assert.Equal(new BaseOs(id, version, codename), Tag(image).Os);

    [Theory]
    [InlineData("python:3.11-slim")]
    [InlineData("python:latest")]
    [InlineData("postgres:16")]
    [InlineData("nginx:stable")]
    public void A_tag_without_a_suite_names_no_distribution(string image) => Assert.Null(Tag(image).Os);

    [Theory]
    [InlineData("python:3.15-rc", "3.15-rc")]
    [InlineData("python:3.15.0rc1-slim", "3.15.0-rc1")]
    [InlineData("python:3.14.0a7-alpine3.20", "3.14.0-a7")]
    [InlineData("postgres:17beta1", "17-beta1")]
    [InlineData("maven:4.0.0-rc-5-sapmachine", "4.0.0-rc5")]
    [InlineData("openjdk:28-ea-oraclelinux9", "28-ea")]
    [InlineData("haxe:5.0.0-preview.1-alpine3.21", "5.0.0-preview1")]
    [InlineData("haproxy:3.5-dev5-alpine3.24", "3.5-dev5")]
    [InlineData("tomee:11.0.0-M1-jre17-Semeru-webprofile", "11.0.0-m1")]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:11.0-preview", "11.0-preview")]
    [InlineData("acme/app:v2.0.0-rc.1", "v2.0.0-rc1")]
    public void A_prerelease_is_known_by_its_form(string image, string version)
    {
        var tag = Tag(image);
        Assert.True(tag.IsPrerelease);
        Assert.Equal(version, tag.Version?.ToString());
    }

    [Theory]
    [InlineData("python:3.12.4-slim-bookworm")]
    [InlineData("eclipse-temurin:21.0.2_13-jre-jammy")]
    [InlineData("jruby:9.4-dev-jre25")]
    [InlineData("perl:devel-slim-threaded-bullseye")]
    public void Other_words_make_no_prerelease(string image) => Assert.False(Tag(image).IsPrerelease);

    [Theory]
    [InlineData("eclipse-temurin:21.0.2_13-jre-jammy", "21.0.2+13")]
    [InlineData("eclipse-temurin:8u502-b07-jre-nanoserver", "8.502+b07")]
    [InlineData("redhat/ubi9:9.4-1134", "9.4+1134")]
    [InlineData("acme/app:2024.10.1", "2024.10.1")]
    public void Builds_and_updates_are_part_of_the_version(string image, string version) => Assert.Equal(version, Tag(image).Version?.ToString());

    [Theory]
    [InlineData("debian:bookworm-20250811-slim", "2025-08-11")]
    [InlineData("acme/app:20240801", "2024-08-01")]
    [InlineData("acme/app:nightly-2025-02-03", "2025-02-03")]
    [InlineData("archlinux:multilib-devel-20260816.0.574111", "2026-08-16")]
    public void A_day_is_a_date_and_no_version(string image, string day)
    {
        var tag = Tag(image);
        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), tag.Date);
        Assert.Null(tag.Version);
    }

    [Theory]
    [InlineData("acme/app:4e1a2b3", "4e1a2b3")]
    [InlineData("acme/app:sha-abcdef", "abcdef")]
    [InlineData("acme/app:main-1a2b3c4d5e", "1a2b3c4d5e")]
    public void A_commit_is_no_version(string image, string commit)
    {
        var tag = Tag(image);
        Assert.Equal(commit, tag.Commit);
        Assert.Null(tag.Version);
    }

    [Fact]
    public void Stable_is_a_channel_outside_of_Debian()
    {
        Assert.Equal("stable", Tag("nginx:stable-alpine3.23").Channel);
        Assert.Null(Tag("debian:stable").Channel);
    }

    [Fact]
    public void Numbers_behind_names_belong_to_the_names()
    {
        Assert.Equal("1.16", Tag("elixir:1.16-otp-25-slim").Version?.ToString());
        Assert.NotEqual(Tag("elixir:1.16-otp-25-slim").Variant, Tag("elixir:1.16-otp-26-slim").Variant);
    }

    [Fact]
    public void Lineage_is_the_variant_and_neither_version_nor_distribution_nor_accelerator_version()
    {
        Assert.Equal(Tag("python:3.12.4-slim-bookworm").Variant, Tag("python:slim-trixie").Variant);
        Assert.Equal(Tag("nvidia/cuda:11.8.0-cudnn8-runtime-ubuntu22.04").Variant, Tag("nvidia/cuda:12.9.1-cudnn-runtime-ubuntu24.04").Variant);
        Assert.NotEqual(Tag("python:3.12-slim").Variant, Tag("python:3.12").Variant);
        Assert.NotEqual(Tag("nvidia/cuda:12.4.1-runtime-ubuntu22.04").Variant, Tag("nvidia/cuda:12.4.1-cudnn-runtime-ubuntu22.04").Variant);
        Assert.NotEqual(Tag("golang:1.22-nanoserver-1809").Variant, Tag("golang:1.22-windowsservercore-1809").Variant);
    }

    [Fact]
    public void The_words_of_any_tag_joined_are_the_tag() =>
        AnyTag.Sample(static text =>
        {
            var image = Image("python");
            foreach (var reference in new[] { image, Image("debian"), Image("eclipse-temurin"), Image("nvidia/cuda"), Image("acme/app") })
                Assert.Equal(text, string.Join('-', ImageTag.Read(reference, text).Words.Select(static w => w.Text)));
        });

    [Fact]
    public void Reading_a_tag_takes_linear_time_and_never_throws()
    {
        foreach (var text in new[] { "", "-", "---", new string('1', 128), string.Join('-', Enumerable.Repeat("1", 64)), "v", "v.", "1.", "sha-", "9999999999999999999999", "1.2.3.4.5.6.7.8.9.10", "é-3.12", "alpine-", "rc-buggy" })
            Assert.Equal(text, ImageTag.Read(Image("debian"), text).Text);
    }

    [Fact]
    public void Every_tag_of_the_current_python_image_names_the_suite_that_it_is_built_on()
    {
        foreach (var row in TableFiles.Read("python_tags_current.csv"))
        {
            var tag = Tag("python:" + row["tag"]);
            if (tag.Os is not { HasRelease: true } os) continue;
            if (os.Id == "windows") Assert.Equal(row["suite"], $"windowsservercore-{os.Version}");
            else Assert.Equal(row["suite"], os.Suite);
        }
    }

    [Fact]
    public void The_words_of_all_sample_tags_are_classified_as_a_person_would()
    {
        var text = new StringBuilder();
        foreach (var row in TableFiles.Read("tag_algebra_samples.csv"))
        {
            var image = Image($"{row["image"]}:{row["current"]}");
            text.Append(image.Familiar).Append("\n ");
            foreach (var word in ImageTag.Of(image).Words) text.Append(' ').Append(word.Kind.ToString().ToLowerInvariant()).Append('=').Append(word.Text);
            var pins = Pinning.Of(image);
            text.Append($"\n  pinned: version {pins.VersionWord}, os {pins.OsWord}, content {pins.ContentWord}\n");
        }

        Assert.Null(Golden.Difference("Drydock.Bases.Tests", "Tags/samples.txt", Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static Gen<string> AnyTag => Gen.OneOf(
        Gen.Char["0123456789abcdefvrcu._-"].Array[1, 40].Select(static c => new string(c)),
        Gen.OneOf("3.12.4", "12", "v1.2", "slim", "bookworm", "alpine", "alpine3.20", "rc", "rc1", "ubuntu", "22.04", "jdk", "cuda12.4", "cudnn", "20250811", "2025", "08", "11",
            "sha", "abcdef1", "windowsservercore", "ltsc2022", "b07", "latest", "stable", "otp", "25", "8u502", "1.2_3").Array[1, 8].Select(static words => string.Join('-', words)));
}
