using Drydock.Assessment.Updates;

namespace Drydock.Assessment.Tests.Updates;

public sealed class ReadOnlyNeedTests
{
    [Theory]
    [InlineData("sh: 1: cannot create /var/run/app.pid: Read-only file system", "/var/run/app.pid")]
    [InlineData("/start.sh: 2: cannot create /srv.pid: Read-only file system", "/srv.pid")]
    [InlineData("2026/11/26 10:00:00 mkdir /data/x: read-only file system", "/data/x")]
    [InlineData("OSError: [Errno 30] Read-only file system: '/app/cache dir'", "/app/cache")]
    [InlineData("Error: EROFS: read-only file system, open '/srv/data.json'", "/srv/data.json")]
    [InlineData("open /var/lib/registry/x: read-only file system", "/var/lib/registry/x")]
    [InlineData("System.IO.IOException: Read-only file system : '/app/logs'", "/app/logs")]
    [InlineData("mkdir() failed: Read-only file system", "mkdir() failed: Read-only file system")]
    public void The_path_is_read_from_what_runtimes_say(string line, string expected) => Assert.Equal(expected, ReadOnlyNeed.In(["started", line, "open /other: read-only file system"]));

    [Fact]
    public void A_log_that_tells_of_nothing_read_only_has_none() => Assert.Null(ReadOnlyNeed.In(["open /etc/x: permission denied", ""]));
}
