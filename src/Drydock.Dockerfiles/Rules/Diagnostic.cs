using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules;

/// <summary>What a rule found.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Severity">Its severity here, the policy's word applied.</param>
/// <param name="Span">Where.</param>
/// <param name="Message">What is wrong here and what to do, one or two sentences.</param>
/// <param name="Fix">How to mend it; null where it cannot be done for a person.</param>
public sealed record Diagnostic(Rule Rule, RuleSeverity Severity, TextSpan Span, string Message, Fix? Fix);
