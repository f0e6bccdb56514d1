using Drydock.Advisories;
using Drydock.Assessment.Configuration;
using Drydock.Assessment.Review;
using Drydock.Assessment.State;
using Drydock.Bases.Calendar;
using Drydock.Bases.Status;
using Drydock.Gpu.Checking;
using Drydock.Gpu.Reference;
using Drydock.Gpu.Requirements;
using Drydock.Gpu.Resolution;
using Drydock.Gpu.Runtime;
using Drydock.Gpu.Versions;
using Drydock.Images.References;
using static Drydock.Assessment.Tests.State.GivenScans;

namespace Drydock.Assessment.Tests.Review;

/// <summary>A fleet of two services over two months: one well kept, one late.</summary>
internal static class GivenReview
{
    private const string Fleet =
        """
        version: 1
        policy:
          preset: strict
          windows: [{rrule: "FREQ=MONTHLY;BYDAY=2TU", start: "02:00", duration: 4h, timezone: Europe/Berlin}]
        services:
          api: {dockerfile: api/Dockerfile, base: "python:3.11-slim", owner: web team}
          job: {image: "registry.example/job:7", base: "debian:12-slim"}
        waivers:
          - {id: CVE-2026-0004, service: job, reason: "needs a | pipe and <b>", owner: ops, expires: 2026-12-10}
          - {id: CVE-2026-0009, service: "*", reason: never loaded, owner: ops, expires: 2026-11-15}
        """;

    /// <summary>Pins that do not install, with a name that is markup, in an image that grants itself every GPU.</summary>
    private static readonly ServiceReport Gpu = new ServiceCheck(GpuTables.BuiltIn).Check(
        new ServiceInput
        {
            Name = "api",
            File = "api/Dockerfile",
            Base = "python:3.12-slim",
            BaseLine = 1,
            User = "app",
            Variables = [new ImageVariable("NVIDIA_VISIBLE_DEVICES", "all", 4)],
            Installs = [new InstallStep("api/re|q<b>.txt", 2, [RequirementsFile.Read("--index-url https://download.pytorch.org/whl/cu121\ntorch==2.1.1\n")])],
            Unread = [new UnreadLine(7, "more.txt", "it is not in the folder of the Dockerfile")],
        },
        new ResolveTarget(null, DriverVersion.Parse("550.54.14")), GpuHost.Unknown);

    public static readonly DateTimeOffset Now = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The reviews of the golden files, by name.</summary>
    public static IEnumerable<(string Name, MonthlyReview Review)> All()
    {
        var file = FleetFileReader.Read("drydock.yaml", Fleet).File!;
        yield return ("november", ReviewBuilder.Build(Facts(file, new ReviewMonth(2026, 11), Given.Database)));
        yield return ("october", ReviewBuilder.Build(Facts(file, new ReviewMonth(2026, 10), Given.Database)));
        yield return ("empty", ReviewBuilder.Build(new ReviewFacts(FleetFileReader.Read("drydock.yaml", "version: 1\n").File!, new ReviewMonth(2026, 11), Now, "0.1.0", Given.Database with { Kind = "sample" }, [])));
    }

    private static ReviewFacts Facts(FleetFile file, ReviewMonth month, DatabaseInfo database)
    {
        var facts = new ReviewFacts(file, month, Now, "0.1.0", database, []);
        using var state = Recorded(file);
        var scans = state.LastScans(facts.AsOf);
        return facts with
        {
            Services =
            [
                .. file.Services.Select(s => new ServiceFacts(
                    s, s.Base, ImageReference.TryParse(s.Base!, out var image, out _) ? new BaseReader(SupportCalendar.BuiltIn).Read(image, facts.Day) : null,
                    state.Findings(s.Name), [.. scans.Where(r => r.Service == s.Name)], state.Bases(s.Name), s.Name == "job" ? ["the registry said 401"] : []) { Trials = state.Trials(s.Name), Steps = state.Steps(s.Name), Gpu = s.Name == "api" ? Gpu : null }),
            ],
        };
    }

    private static void Trials(StateFile state)
    {
        var passed = new RecordedTrial("api", DateTimeOffset.Parse("2026-11-25T10:15:00Z"), new string('c', 40), "python:3.11-slim-trixie", Given.DigestOf("trixie").ToString(), "linux/amd64", null, "0.1.0")
        {
            From = "python:3.11-slim",
            Step = "os-upgrade",
            Proofs = [new TrialProof("build", true, "built with buildah 1.28", null), new TrialProof("health", true, "well", null)],
            Changes = new TrialChanges(["line 3: adduser is gone"], ["libgl1 <was> a|transitional package"], 12, 1),
        };
        state.RecordTrial(passed with { At = DateTimeOffset.Parse("2026-10-30T10:15:00Z"), Reference = "python:3.11.14-slim" });
        state.RecordTrial(passed with { Reference = "python:3.13-slim", Step = "feature", Failed = "build", Changes = null, Proofs = [new TrialProof("build", false, "buildah ended with 127", "/bin/sh: 1: adduser: not found | <b>")] });
        state.RecordTrial(passed);
        state.RecordTrial(passed with { Service = "job", From = "debian:12-slim", Reference = "debian:12-slim", Step = "rebuild", Failed = "test", Changes = null, Source = null, Proofs = [new TrialProof("test", false, "./check.sh ended with 1", "Segmentation fault")] });
        var step = new RecordedStep("api", DateTimeOffset.Parse("2026-11-25T10:00:00Z"), WorkSteps.Registry, null, null, null, null, null, WorkSteps.Failed) { Problem = "asking 127.0.0.1: it said 429 | later" };
        state.RecordStep(step with { Name = WorkSteps.Trial, Outcome = WorkSteps.Complete, Problem = null });
        state.RecordStep(step with { Name = WorkSteps.Scan, Outcome = WorkSteps.Complete, Problem = null });
        state.RecordStep(step);
        state.RecordStep(step with { Service = "job", Name = WorkSteps.Trial, Outcome = WorkSteps.None, Problem = "12 floats: its patches come with the same tag" });
    }

    private static StateFile Recorded(FleetFile file)
    {
        var state = StateFile.InMemory();
        void At(string day, string service, string part, string? digest, params Sighting[] seen) => state.Record(
            new ServiceScan
            {
                Service = service,
                At = DateTimeOffset.Parse(day + "T08:00:00Z"),
                ToolVersion = "0.1.0",
                Parts = [Part(seen) with { Name = part, Target = part == "base" ? "python:3.11-slim" : $"{service}:1", DataOf = DateTimeOffset.Parse(day + "T04:00:00Z") }],
                Base = digest is null ? null : ("python:3.11-slim", Given.DigestOf(digest), null),
            },
            file.Waivers, Assessment.Policy.EffectivePolicy.Of(file, file.Find(service)).Response);

        At("2026-10-05", "api", "base", "one", Seen("CVE-2026-0001", Severity.Critical), Seen("CVE-2026-0002", Severity.Medium, null, "zlib"));
        At("2026-10-05", "job", "image", null, Seen("CVE-2026-0003", Severity.High, "3.0.1"), Seen("CVE-2026-0004", Severity.Low, null, "perl"));
        At("2026-10-06", "api", "base", "one", Seen("CVE-2026-0002", Severity.Medium, null, "zlib"));
        At("2026-11-03", "api", "base", "two", Seen("CVE-2026-0005", Severity.High, "1.0.1"), Seen("CVE-2026-0006", Severity.High, "1.0.10"), Seen("CVE-2026-0002", Severity.Medium, null, "zlib"));
        At("2026-11-20", "job", "image", null, Seen("CVE-2026-0003", Severity.Critical, "3.0.1", exploited: true), Seen("CVE-2026-0004", Severity.Low, null, "perl"), Seen("CVE-2026-0007", Severity.Medium, "2", "tar|x<y"));
        At("2026-11-26", "api", "base", "two", Seen("CVE-2026-0005", Severity.High, "1.0.1"), Seen("CVE-2026-0006", Severity.High, "1.0.10"), Seen("CVE-2026-0009", Severity.Low, null, "gcc"));
        Trials(state);
        return state;
    }
}
