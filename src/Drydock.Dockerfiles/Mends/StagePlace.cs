namespace Drydock.Dockerfiles.Mends;

/// <summary>Where an instruction belongs once a stage is split.</summary>
internal enum StagePlace
{
    /// <summary>In what is shipped.</summary>
    Final,

    /// <summary>In what builds: nothing of it is shipped but its result.</summary>
    Builder,

    /// <summary>In both.</summary>
    Both,

    /// <summary>In neither: what it undoes does not happen any more.</summary>
    Neither,
}
