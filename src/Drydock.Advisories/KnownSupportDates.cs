using Drydock.Advisories.Feeds;

namespace Drydock.Advisories;

/// <summary>Support dates of the distributions that images are built on, for when the database has none. Dates are facts of endoflife.date
/// (MIT licence) as of <see cref="AsOf"/>.</summary>
internal static class KnownSupportDates
{
    private static readonly (string Product, string Cycle, string? Codename, string Released, string? Active, string Security, string? Extended)[] Table =
    [
        ("debian", "13", "trixie", "2025-08-09", null, "2028-08-09", "2030-06-30"),
        ("debian", "12", "bookworm", "2023-06-10", null, "2026-07-11", "2028-06-30"),
        ("debian", "11", "bullseye", "2021-08-14", null, "2024-08-14", "2026-08-31"),
        ("debian", "10", "buster", "2019-07-06", null, "2022-09-10", "2024-06-30"),
        ("debian", "9", "stretch", "2017-06-17", null, "2020-07-18", "2022-07-01"),
        ("debian", "8", "jessie", "2015-04-25", null, "2018-06-17", "2020-06-30"),
        ("alpine-linux", "3.24", null, "2026-06-09", null, "2028-06-01", null),
        ("alpine-linux", "3.23", null, "2025-12-04", null, "2027-11-01", null),
        ("alpine-linux", "3.22", null, "2025-05-30", null, "2027-05-01", null),
        ("alpine-linux", "3.21", null, "2024-12-05", null, "2026-11-01", null),
        ("alpine-linux", "3.20", null, "2024-05-22", null, "2026-04-01", null),
        ("alpine-linux", "3.19", null, "2023-12-07", null, "2025-11-01", null),
        ("alpine-linux", "3.18", null, "2023-05-09", null, "2025-05-09", null),
        ("alpine-linux", "3.17", null, "2022-11-22", null, "2024-11-22", null),
        ("alpine-linux", "3.16", null, "2022-05-23", null, "2024-05-23", null),
        ("alpine-linux", "3.15", null, "2021-11-24", null, "2023-11-01", null),
        ("alpine-linux", "3.14", null, "2021-06-15", null, "2023-05-01", null),
        ("alpine-linux", "3.13", null, "2021-01-14", null, "2022-11-01", null),
        ("alpine-linux", "3.12", null, "2020-05-29", null, "2022-05-01", null),
        ("ubuntu", "26.04", "resolute raccoon", "2026-04-23", "2031-04-30", "2031-04-30", "2036-04-30"),
        ("ubuntu", "25.10", "questing quokka", "2025-10-09", "2026-07-01", "2026-07-01", null),
        ("ubuntu", "25.04", "plucky puffin", "2025-04-17", "2026-01-17", "2026-01-17", null),
        ("ubuntu", "24.10", "oracular oriole", "2024-10-10", "2025-07-10", "2025-07-10", null),
        ("ubuntu", "24.04", "noble numbat", "2024-04-25", "2029-05-31", "2029-05-31", "2036-05-31"),
        ("ubuntu", "22.04", "jammy jellyfish", "2022-04-21", "2024-09-30", "2027-04-01", "2032-04-09"),
        ("ubuntu", "20.04", "focal fossa", "2020-04-23", "2022-10-01", "2025-05-31", "2030-04-02"),
        ("ubuntu", "18.04", "bionic beaver", "2018-04-26", "2023-05-31", "2023-05-31", "2028-04-01"),
        ("ubuntu", "16.04", "xenial xerus", "2016-04-21", "2021-04-02", "2021-04-02", "2026-04-02"),
        ("ubuntu", "9.10", "karmic koala", "2009-10-29", "2011-04-30", "2011-04-30", null),
        ("ubuntu", "9.04", "jaunty jackalope", "2009-04-23", "2010-10-23", "2010-10-23", null),
        ("ubuntu", "8.10", "intrepid ibex", "2008-10-30", "2010-04-30", "2010-04-30", null),
        ("ubuntu", "8.04", "hardy heron", "2008-04-24", "2013-05-09", "2013-05-09", null),
        ("ubuntu", "7.10", "gutsy gibbon", "2007-10-18", "2009-04-18", "2009-04-18", null),
        ("ubuntu", "7.04", "feisty fawn", "2007-04-19", "2008-10-19", "2008-10-19", null),
        ("ubuntu", "6.10", "edgy eft", "2006-10-26", "2006-10-26", "2008-04-26", null),
        ("ubuntu", "6.06", "dapper drake", "2006-08-10", "2011-06-01", "2011-06-01", null),
        ("ubuntu", "5.10", "breezy badger", "2005-10-13", "2007-04-13", "2007-04-13", null),
        ("ubuntu", "5.04", "hoary hedgehog", "2005-04-08", "2006-10-31", "2006-10-31", null),
        ("ubuntu", "4.10", "warty warthog", "2004-10-20", "2004-10-26", "2006-04-30", null),
    ];

    /// <summary>The day of the facts.</summary>
    public static DateOnly AsOf { get; } = new(2026, 8, 22);

    public static ReleaseSupport? Find(string product, string cycle)
    {
        foreach (var r in Table)
        {
            if (r.Product != product || r.Cycle != cycle) continue;
            return new ReleaseSupport(r.Product, r.Cycle, r.Codename, FeedText.Day(r.Released),
                new SupportEnd(FeedText.Day(r.Active)), new SupportEnd(FeedText.Day(r.Security)), new SupportEnd(FeedText.Day(r.Extended)));
        }

        return null;
    }
}
