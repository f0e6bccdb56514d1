using System.Collections.Immutable;
using Drydock.Images.References;

namespace Drydock.Dockerfiles.Rules;

/// <summary>Variables that well-known images set, so that using them is no mistake.</summary>
/// <remarks>Configurations of the Docker Official Images and of nvidia/cuda, November 2026.</remarks>
internal static class KnownEnvironment
{
    private static readonly Dictionary<string, ImmutableArray<string>> Names = new(StringComparer.Ordinal)
    {
        ["library/python"] = ["LANG", "GPG_KEY", "PYTHON_VERSION", "PYTHON_SHA256"],
        ["library/node"] = ["NODE_VERSION", "YARN_VERSION"],
        ["library/golang"] = ["GOLANG_VERSION", "GOPATH", "GOTOOLCHAIN"],
        ["library/rust"] = ["RUSTUP_HOME", "CARGO_HOME", "RUST_VERSION"],
        ["library/ruby"] = ["LANG", "RUBY_VERSION", "GEM_HOME", "BUNDLE_APP_CONFIG", "BUNDLE_SILENCE_ROOT_WARNING"],
        ["library/php"] = ["PHP_VERSION", "PHP_INI_DIR", "PHP_CFLAGS", "PHP_LDFLAGS"],
        ["library/eclipse-temurin"] = ["JAVA_HOME", "JAVA_VERSION", "LANG", "LANGUAGE", "LC_ALL"],
        ["library/openjdk"] = ["JAVA_HOME", "JAVA_VERSION", "LANG"],
        ["library/nginx"] = ["NGINX_VERSION", "PKG_RELEASE"],
        ["library/postgres"] = ["PG_MAJOR", "PG_VERSION", "PGDATA", "LANG"],
        ["nvidia/cuda"] = ["CUDA_VERSION", "LD_LIBRARY_PATH", "LIBRARY_PATH", "NVARCH", "NV_CUDA_LIB_VERSION", "NVIDIA_VISIBLE_DEVICES", "NVIDIA_DRIVER_CAPABILITIES", "NVIDIA_REQUIRE_CUDA"],
    };

    /// <summary>True when the image is known to set the variable, or when it is another one, of which nothing is known.</summary>
    public static bool Sets(ImageReference? reference, string name)
    {
        if (reference is null) return false;
        return Names.TryGetValue(reference.Repository, out var names) && names.Contains(name);
    }
}
