using System.Collections.Immutable;
using Drydock.Dockerfiles.Rules;

namespace Drydock.Dockerfiles.Tests.Rules.Base;

/// <summary><c>base-variant</c>.</summary>
public sealed class BaseVariantTests
{
    private static CheckSettings Asked(params ImmutableArray<string> variants) => new()
    {
        Policy = new RulePolicy { Variants = variants },
        Bases = static r => new BaseFacts { VariantTags = r.Repository == "unknown/x" ? ImmutableSortedDictionary<string, string>.Empty : ImmutableSortedDictionary.CreateRange([KeyValuePair.Create("alpine", "1-alpine")]) },
    };

    [Fact]
    public void A_base_of_another_variant_is_reported_where_a_wanted_one_exists() => RuleAssert.CatchesWith("base-variant", "FROM golang:1.24 AS build\nFROM golang:1.24\n", Asked("alpine"), "2:golang:1.24");

    [Theory]
    [InlineData("FROM golang:1.24-alpine\n")]
    [InlineData("FROM golang:1.24-alpine3.22\n")]
    [InlineData("FROM alpine:3.22\n")]
    [InlineData("FROM unknown/x:1\n")]
    [InlineData("FROM scratch\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("base-variant", text, Asked("alpine"));

    [Fact]
    public void Distroless_is_told_by_the_name_of_the_image() => RuleAssert.CatchesNot("base-variant", "FROM gcr.io/distroless/static-debian12:nonroot\n", Asked("distroless", "alpine"));

    [Fact]
    public void Where_a_slim_tag_is_proposed_already_nothing_is_added() => RuleAssert.CatchesNot("base-variant", "FROM python:3.12.11-bookworm\n", Asked("slim", "alpine"));

    [Fact]
    public void Slim_is_not_proposed_to_a_policy_that_names_other_variants() => RuleAssert.CatchesNot("base-not-slim", "FROM python:3.12.11-bookworm\n", Asked("alpine"));
}
