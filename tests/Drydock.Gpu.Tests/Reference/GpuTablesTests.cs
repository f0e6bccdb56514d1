using Drydock.Gpu.Reference;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Tests.Reference;

/// <summary>The embedded tables: what must hold inside them.</summary>
public sealed class GpuTablesTests
{
    private static readonly GpuTables Tables = GpuTables.BuiltIn;

    [Fact]
    public void Every_fact_has_a_source_and_a_date()
    {
        var citations = new List<Citation>();
        citations.AddRange(Tables.LeastDrivers.Select(static r => r.Citation));
        citations.AddRange(Tables.MinorCompatibility.Select(static r => r.Citation));
        citations.AddRange(Tables.PairedDrivers.Select(static r => r.Citation));
        citations.AddRange(Tables.TorchReleases.Select(static r => r.Citation));
        citations.AddRange(Tables.DefaultCuda.Select(static r => r.Citation));
        citations.AddRange(Tables.Cudnn.Select(static r => r.Citation));
        citations.AddRange(Tables.Architectures.Select(static r => r.Citation));
        citations.AddRange(Tables.Pins.Select(static r => r.Citation));
        citations.AddRange(Tables.TorchGlibc.Select(static r => r.Citation));
        citations.AddRange(Tables.SystemGlibc.Select(static r => r.Citation));
        citations.AddRange(Tables.Capabilities.Select(static r => r.Citation));
        citations.AddRange(Tables.Gpus.Select(static r => r.Citation));
        citations.AddRange(Tables.DriverBranches.Select(static r => r.Citation));
        citations.AddRange(Tables.Sizes.Select(static r => r.Citation));
        citations.AddRange(Tables.ToolkitAdvisories.Select(static r => r.Citation));
        Assert.All(citations, static c => Assert.True(c.Source.Length > 5 && c.AsOf.StartsWith("20", StringComparison.Ordinal), c.ToString()));
        Assert.True(citations.Count > 250);
    }

    [Fact]
    public void A_newer_cuda_never_needs_an_older_driver()
    {
        for (var i = 1; i < Tables.LeastDrivers.Length; i++)
        {
            Assert.True(Tables.LeastDrivers[i - 1].Cuda < Tables.LeastDrivers[i].Cuda);
            Assert.True(Tables.LeastDrivers[i - 1].Linux <= Tables.LeastDrivers[i].Linux);
        }

        for (var i = 1; i < Tables.PairedDrivers.Length; i++)
        {
            Assert.True(Tables.PairedDrivers[i - 1].Cuda < Tables.PairedDrivers[i].Cuda);
            Assert.True(Tables.PairedDrivers[i - 1].Linux <= Tables.PairedDrivers[i].Linux);
        }
    }

    [Fact]
    public void A_paired_driver_is_never_older_than_the_least_one() => Assert.All(Tables.PairedDrivers, static row =>
    {
        var least = Tables.LeastDrivers.LastOrDefault(l => l.Cuda <= row.Cuda.Line);
        Assert.NotNull(least);
        Assert.True(row.Linux >= least.Linux, row.ToString());
    });

    [Fact]
    public void The_default_build_is_one_of_the_builds_of_its_release() => Assert.All(Tables.DefaultCuda, static row =>
    {
        var release = Assert.Single(Tables.TorchReleases, r => r.Line == row.Line);
        Assert.Contains(row.Cuda, release.AllCuda);
        Assert.Equal(Tables.MinorCompatibility.Single(m => m.Major == row.Cuda.Major).Linux, row.LeastDriver);
    });

    [Fact]
    public void The_cudnn_of_every_build_is_known() => Assert.All(Tables.TorchReleases.Where(static r => !r.Planned), static release =>
        Assert.Equal(release.AllCuda.Order(), Tables.Cudnn.Where(c => c.Line == release.Line).Select(static c => c.Cuda).Order()));

    [Fact]
    public void Architectures_are_known_only_for_builds_that_exist() => Assert.All(Tables.Architectures, static row =>
    {
        var releases = Tables.TorchReleases.Where(r => r.Line.CompareTo(row.From) >= 0 && r.Line.CompareTo(row.To) <= 0).ToList();
        Assert.NotEmpty(releases);
        Assert.Contains(releases, r => r.AllCuda.Contains(row.Cuda));
        Assert.True(row.Ptx is null || row.Architectures.Contains(row.Ptx.Value));
        Assert.Equal(row.Architectures.Order(), row.Architectures);
    });

    [Fact]
    public void Exact_pins_belong_to_a_release_that_supports_their_pythons() => Assert.All(Tables.Pins.Where(static p => p.Torch.Line.CompareTo((1, 12)) >= 0), static pin =>
    {
        var release = Assert.Single(Tables.TorchReleases, r => r.Line == pin.Torch.Line);
        Assert.All(pin.Pythons, python => Assert.True(release.Pythons.Concat(release.ExperimentalPythons).Contains(python), $"{pin.Torch} on {python}"));
    });

    [Fact]
    public void The_newest_release_is_only_planned()
    {
        Assert.True(Tables.TorchReleases[^1].Planned);
        Assert.All(Tables.TorchReleases[..^1], static r => Assert.False(r.Planned));
    }

    [Fact]
    public void What_is_granted_by_default_is_compute_and_utility() =>
        Assert.Equal(["compute", "utility"], Tables.Capabilities.Where(static c => c.IsDefault).Select(static c => c.Name));

    [Fact]
    public void A_row_with_a_missing_cell_or_source_is_refused()
    {
        Assert.Throws<FormatException>(static () => ReferenceTable.Read("t", "# t\n# source a 2026 b\nx | source\n1\n"));
        Assert.Throws<FormatException>(static () => ReferenceTable.Read("t", "# t\n# source a 2026 b\nx | source\n1 | c\n"));
        Assert.Equal("b", Assert.Single(ReferenceTable.Read("t", "# t\n# source a 2026 b\nx | source\n1 | a\n").Rows).Citation.Source);
    }

    [Fact]
    public void Support_of_a_branch_ends_after_it_began() => Assert.All(Tables.DriverBranches, static b => Assert.True(b.End > b.Released));

    [Fact]
    public void Gpus_of_one_name_are_listed_once() =>
        Assert.Equal(Tables.Gpus.Length, Tables.Gpus.Select(static g => g.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());

    [Fact]
    public void Versions_of_tables_are_spelled_as_they_read() => Assert.All(Tables.Pins, static pin => Assert.Equal(pin.Torch, WheelVersion.Parse(pin.Torch.ToString())));
}
