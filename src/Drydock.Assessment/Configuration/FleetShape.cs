using System.Text.RegularExpressions;
using Drydock.Assessment.Configuration.Shapes;

namespace Drydock.Assessment.Configuration;

/// <summary>The form of <c>drydock.yaml</c>: the one definition of its keys.</summary>
internal static partial class FleetShape
{
    public const string AllServices = "*";

    private static readonly TextShape Text = new("");
    private static readonly WordShape How = new("", ["hourly", "daily", "weekly", "monthly", "never"]);

    public static MappingShape File { get; } = new("The fleet: what its containers must keep to, and the services themselves.",
    [
        new("version", new NumberShape("Version of this form.", 1), Required: true),
        new("policy", PolicyShape.Policy("What every service must keep to. A service's own policy goes before it.")),
        new("schedule", new MappingShape("How often the server looks.",
        [
            new("scan", How with { About = "Scans of the services." }),
            new("review", How with { About = "The review document." }),
            new("digests", How with { About = "Looks whether tags have moved." }),
        ])),
        new("services", new NamedShape("The services by name.", "service", ServiceName(), Service(), Most: 20_000)),
        new("waivers", new ListShape("Findings that are accepted for a time.", Waiver(), Most: 10_000)),
        new("notify", new ListShape("Who is told.", Notify(), Most: 100)),
    ]);

    private static MappingShape Service() => new("A Dockerfile and/or an image.",
    [
        new("dockerfile", Text with { About = "Its Dockerfile, relative to this file." }),
        new("context", Text with { About = "The build context, relative to this file (default: the Dockerfile's folder)." }),
        new("target", Text with { About = "The stage that is built (default: the last)." }),
        new("args", new NamedShape("Build arguments.", "build argument", ArgumentName(), Text, Most: 200)),
        new("image", new TextShape("The image that runs.", TextForms.Image)),
        new("base", new TextShape("The image that the final stage stands on.", TextForms.Image)),
        new("owner", Text with { About = "Who answers for it." }),
        new("gpu", new MappingShape("What it needs of a GPU host.",
        [
            new("driver", new TextShape("The least NVIDIA driver of its hosts.", TextForms.Driver)),
            new("capabilities", new ListShape("Driver capabilities that it is given.", new WordShape("", ["compute", "utility", "graphics", "video", "display", "compat32", "ngx"]))),
        ])),
        new("test", new ListShape("The command that proves a build; {image} stands for the image.", Text with { Most = 4000 }, Most: 200)),
        new("structure-test", Text with { About = "A file of container-structure-test that a build must pass, relative to this file." }),
        new("healthcheck", HealthShape.Healthcheck),
        new("policy", PolicyShape.Policy("What only this service must keep to.")),
    ]);

    private static MappingShape Waiver() => new("An accepted finding.",
    [
        new("id", Text with { About = "The advisory or rule." }, Required: true),
        new("service", new ListShape("The services, or * for all.", Text, OrOne: true), Required: true),
        new("package", Text with { About = "Only in this package." }),
        new("reason", Text with { About = "Why it is accepted.", Most = 2000 }, Required: true),
        new("owner", Text with { About = "Who accepted it." }, Required: true),
        new("expires", new TextShape("The last day on which it counts.", TextForms.Date), Required: true),
    ]);

    private static MappingShape Notify() => new("A channel.",
    [
        new("to", new WordShape("Its kind.", ["slack", "teams", "discord", "mattermost", "webhook", "mail", "matrix", "ntfy", "gotify", "github", "gitlab", "jira", "pagerduty"]), Required: true),
        new("url-from", new TextShape("The environment variable that holds its address.", TextForms.Variable)),
        new("min-severity", new WordShape("Nothing below this severity.", PolicyShape.Severities)),
        new("services", new ListShape("Only these services.", Text)),
    ]);

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ServiceName();

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]{0,127}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ArgumentName();
}
