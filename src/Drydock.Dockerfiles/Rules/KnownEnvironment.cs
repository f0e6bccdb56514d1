using System.Collections.Immutable;
using Drydock.Images.References;

namespace Drydock.Dockerfiles.Rules;

/// <summary>Variables that well-known images set, so that using them is no mistake and using others is one.</summary>
/// <remarks>Configurations of the Docker Official Images and of nvidia/cuda, older tags included, November 2026. PATH is set by all.</remarks>
internal static class KnownEnvironment
{
    private static readonly Dictionary<string, ImmutableHashSet<string>> Names = new(StringComparer.Ordinal)
    {
        ["library/debian"] = [],
        ["library/ubuntu"] = [],
        ["library/alpine"] = [],
        ["library/busybox"] = [],
        ["library/buildpack-deps"] = [],
        ["library/python"] = ["LANG", "GPG_KEY", "PYTHON_VERSION", "PYTHON_SHA256", "PYTHON_PIP_VERSION", "PYTHON_SETUPTOOLS_VERSION", "PYTHON_GET_PIP_URL", "PYTHON_GET_PIP_SHA256"],
        ["library/node"] = ["NODE_VERSION", "YARN_VERSION"],
        ["library/golang"] = ["GOLANG_VERSION", "GOPATH", "GOTOOLCHAIN"],
        ["library/rust"] = ["RUSTUP_HOME", "CARGO_HOME", "RUST_VERSION"],
        ["library/ruby"] = ["LANG", "RUBY_VERSION", "RUBY_MAJOR", "RUBY_DOWNLOAD_URL", "RUBY_DOWNLOAD_SHA256", "GEM_HOME", "BUNDLE_APP_CONFIG", "BUNDLE_SILENCE_ROOT_WARNING"],
        ["library/nginx"] = ["NGINX_VERSION", "NJS_VERSION", "NJS_RELEASE", "ACME_VERSION", "PKG_RELEASE", "DYNPKG_RELEASE"],
    };

    /// <summary>Images of which some variables are known, and which set more.</summary>
    private static readonly Dictionary<string, ImmutableHashSet<string>> Some = new(StringComparer.Ordinal)
    {
        ["library/php"] = ["PHP_VERSION", "PHP_INI_DIR", "PHP_CFLAGS", "PHP_CPPFLAGS", "PHP_LDFLAGS", "PHPIZE_DEPS", "GPG_KEYS", "PHP_URL", "PHP_ASC_URL", "PHP_SHA256"],
        ["library/eclipse-temurin"] = ["JAVA_HOME", "JAVA_VERSION", "LANG", "LANGUAGE", "LC_ALL"],
        ["library/openjdk"] = ["JAVA_HOME", "JAVA_VERSION", "LANG"],
        ["library/postgres"] = ["PG_MAJOR", "PG_VERSION", "PGDATA", "LANG", "GOSU_VERSION"],
        ["nvidia/cuda"] = ["CUDA_VERSION", "LD_LIBRARY_PATH", "LIBRARY_PATH", "NVARCH", "NV_CUDA_LIB_VERSION", "NCCL_VERSION", "NVIDIA_PRODUCT_NAME", "NVIDIA_VISIBLE_DEVICES", "NVIDIA_DRIVER_CAPABILITIES", "NVIDIA_REQUIRE_CUDA"],
    };

    /// <summary>The facts with what is known of an image's variables.</summary>
    public static BaseFacts Put(ImageReference reference, BaseFacts facts)
    {
        if (reference.Registry != ImageReference.DockerHub) return facts;
        if (Names.TryGetValue(reference.Repository, out var all)) return facts with { Environment = all, EnvironmentComplete = true };
        return Some.TryGetValue(reference.Repository, out var some) ? facts with { Environment = some } : facts;
    }
}
