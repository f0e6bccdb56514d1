using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Drydock.Gpu.Reference;
using Drydock.Gpu.Resolution;
using Drydock.Gpu.Runtime;

namespace Drydock.Gpu.Checking;

/// <summary>The result of a check as JSON: <c>{services, host, tables}</c>.</summary>
public static class CheckJson
{
    /// <summary>Writes the object and a line feed.</summary>
    public static void Write(ImmutableArray<ServiceReport> services, HostReport host, GpuTables tables, Stream output)
    {
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("services");
            foreach (var service in services) Service(writer, service);
            writer.WriteEndArray();
            Host(writer, host);
            writer.WriteStartObject("tables");
            writer.WriteString("asOf", tables.AsOf.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            writer.WriteString("origin", tables.Origin);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    /// <summary>Writes one service as an object.</summary>
    public static void Write(ServiceReport service, Utf8JsonWriter writer) => Service(writer, service);

    private static void Service(Utf8JsonWriter writer, ServiceReport service)
    {
        writer.WriteStartObject();
        writer.WriteString("name", service.Name);
        writer.WriteString("file", service.File);
        writer.WriteString("base", service.Base);
        writer.WriteString("python", service.Python?.ToString());
        writer.WriteBoolean("gpu", service.UsesGpu);
        writer.WriteString("sound", ResolutionJson.Word(service.IsSound));
        writer.WriteStartArray("installs");
        foreach (var install in service.Installs) Install(writer, install);
        writer.WriteEndArray();
        Grant(writer, "image", service.Grant);
        writer.WriteStartArray("starts");
        foreach (var start in service.Starts)
        {
            writer.WriteStartObject();
            writer.WriteString("name", start.Start.Name);
            writer.WriteString("file", start.Start.File);
            writer.WriteNumber("line", start.Start.Line);
            Grant(writer, "grant", start.Grant);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("findings");
        foreach (var finding in service.Findings) Finding(writer, finding);
        writer.WriteEndArray();
        writer.WriteStartArray("unread");
        foreach (var unread in service.Unread) writer.WriteStringValue($"{unread.Text}: {unread.Wrong}");
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Install(Utf8JsonWriter writer, InstallReport install)
    {
        writer.WriteStartObject();
        writer.WriteString("file", install.Step.File);
        writer.WriteNumber("line", install.Step.Line);
        ResolutionJson.Members(writer, install.Resolutions[0]);
        writer.WriteStartArray("fallbacks");
        foreach (var fallback in install.Resolutions.AsSpan()[1..])
        {
            writer.WriteStartObject();
            ResolutionJson.Members(writer, fallback);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Grant(Utf8JsonWriter writer, string name, GpuGrant grant)
    {
        writer.WriteStartObject(name);
        writer.WriteString("active", ResolutionJson.Word(grant.Active));
        writer.WriteString("devices", grant.Devices switch { DeviceSelection.All => "all", DeviceSelection.None => "none", DeviceSelection.Void => "void", _ => string.Join(',', grant.DeviceNames) });
        Texts(writer, "capabilities", grant.Capabilities);
        writer.WriteString("starts", ResolutionJson.Word(grant.Starts));
        writer.WriteBoolean("legacy", grant.Legacy);
        Texts(writer, "notes", grant.Notes);
        writer.WriteEndObject();
    }

    private static void Finding(Utf8JsonWriter writer, CheckFinding finding)
    {
        writer.WriteStartObject();
        writer.WriteString("rule", finding.Finding.Rule);
        writer.WriteString("severity", finding.Finding.Severity.ToString().ToLowerInvariant());
        writer.WriteString("file", finding.File);
        writer.WriteNumber("line", finding.Line);
        writer.WriteString("subject", finding.Finding.Subject);
        writer.WriteString("text", finding.Finding.Text);
        writer.WriteString("fix", finding.Finding.Fix);
        Cite(writer, finding.Finding.Citation);
        writer.WriteEndObject();
    }

    private static void Host(Utf8JsonWriter writer, HostReport host)
    {
        writer.WriteStartObject("host");
        writer.WriteString("driver", host.Driver?.ToString());
        writer.WriteString("driverSupportEnds", host.Branch?.End.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        writer.WriteBoolean("driverSupportEnded", host.BranchEnded);
        writer.WriteStartArray("advisories");
        foreach (var match in host.Matches)
        {
            writer.WriteStartObject();
            writer.WriteString("cve", match.Advisory.Cve);
            if (match.Advisory.Score is { } score) writer.WriteNumber("cvss", score);
            else writer.WriteNull("cvss");
            writer.WriteString("severity", match.Advisory.Severity);
            writer.WriteString("component", match.Advisory.Component);
            writer.WriteString("installed", match.Installed.ToString());
            writer.WriteString("fixed", match.Advisory.Fixed);
            writer.WriteString("condition", match.Advisory.Condition);
            Cite(writer, match.Advisory.Citation);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        Texts(writer, "unread", host.Unread);
        writer.WriteEndObject();
    }

    private static void Cite(Utf8JsonWriter writer, Citation? citation)
    {
        writer.WriteString("source", citation?.Source);
        writer.WriteString("asOf", citation?.AsOf);
    }

    private static void Texts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts) writer.WriteStringValue(text);
        writer.WriteEndArray();
    }
}
