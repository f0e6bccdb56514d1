using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>A debug mode in the image.</summary>
internal static class DebugFeatureEnabled
{
    public static readonly Rule Rule = new()
    {
        Id = "debug-feature-enabled",
        Title = "A debug mode is switched on in the image",
        Why = "Debuggers of web frameworks run code for whoever asks them.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.Warning,
        Aliases = ["S4507"],
        Before =
            """
            FROM debian:12.11
            ENV FLASK_DEBUG=1

            """,
        After =
            """
            FROM debian:12.11
            ENV FLASK_DEBUG=0

            """,
        Check = static c =>
        {
            foreach (var pair in c.Stages.Where(c.File.IsShipped).SelectMany(static s => s.All<PairsStatement>()).Where(static s => s.Syntax.Name == "env").SelectMany(static s => s.Pairs))
            {
                var value = pair.Expanded?.ToLowerInvariant();
                var on = pair.Name switch
                {
                    "FLASK_DEBUG" or "DJANGO_DEBUG" or "WERKZEUG_DEBUG_PIN" or "PYTHONDEVMODE" or "DEBUG" => value is "1" or "true" or "yes" or "on",
                    "FLASK_ENV" or "NODE_ENV" or "RAILS_ENV" or "RACK_ENV" or "ASPNETCORE_ENVIRONMENT" or "DOTNET_ENVIRONMENT" or "APP_ENV" => value is "development" or "dev",
                    _ => false,
                };
                if (on) c.Report(pair.Span, $"{pair.Name} switches a debug mode on for everybody; set it where you develop");
            }
        },
    };
}
