using System.Text.Json;

namespace Drydock.Assessment.Reports;

/// <summary>The part of the JSON contract that depends on how the content was reached.</summary>
internal static class JsonTarget
{
    public static void Write(Utf8JsonWriter json, ScanTarget target)
    {
        json.Text("reference", target.Reference);
        json.Text("kind", Words.Of(target.Kind));
        json.Text("digest", target.Digest?.ToString());
        json.Text("platform", target.Platform?.ToString());
        json.Object("os", target.Os, os =>
        {
            json.Text("id", os.Id);
            json.Text("versionId", os.VersionId);
            json.Text("codename", os.Codename);
            json.Text("name", os.PrettyName);
            json.Object("support", target.Support, support =>
            {
                json.Text("phase", support.Phase);
                json.Date("until", support.Until);
                json.Date("asOf", support.AsOf);
            });
        });
        json.Array("layers", target.Layers, layer =>
        {
            json.Number("index", layer.Index);
            json.Text("diffId", layer.DiffId?.ToString());
            json.Text("createdBy", layer.CreatedBy);
            json.Flag("inBase", layer.InBase);
        });
        json.Object("base", target.Base, image =>
        {
            json.Text("reference", image.Reference);
            json.Text("digest", image.Digest?.ToString());
            json.Number("layers", image.Layers);
            json.Text("evidence", image.Evidence);
        });
        json.Text("answeredBy", target.AnsweredBy);
        json.WriteBoolean("verified", target.Verified);
    }
}
