namespace Drydock.Advisories;

/// <summary>The scale of a <see cref="SeverityStatement"/>.</summary>
public enum SeverityScale : byte
{
    /// <summary>The Debian security tracker's urgency.</summary>
    Debian,

    /// <summary>The word of a GitHub security advisory (<c>LOW</c>, <c>MODERATE</c>, <c>HIGH</c>, <c>CRITICAL</c>).</summary>
    Ghsa,

    /// <summary>Ubuntu's priority (<c>negligible</c> … <c>critical</c>).</summary>
    Ubuntu,

    /// <summary>A CVSS 2.0 vector.</summary>
    CvssV2,

    /// <summary>A CVSS 3.0 or 3.1 vector.</summary>
    CvssV3,

    /// <summary>A CVSS 4.0 vector.</summary>
    CvssV4,
}
