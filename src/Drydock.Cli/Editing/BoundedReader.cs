using System.IO.Pipelines;
using Drydock.Images;

namespace Drydock.Cli.Editing;

/// <summary>A reader that does not hold more unread bytes than the largest message has.</summary>
internal sealed class BoundedReader(PipeReader inner, int most, Func<ProblemException> tooMany) : PipeReader
{
    public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) => Within(await inner.ReadAsync(cancellationToken));

    public override bool TryRead(out ReadResult result)
    {
        if (!inner.TryRead(out result)) return false;
        Within(result);
        return true;
    }

    public override void AdvanceTo(SequencePosition consumed) => inner.AdvanceTo(consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => inner.AdvanceTo(consumed, examined);

    public override void CancelPendingRead() => inner.CancelPendingRead();

    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    private ReadResult Within(ReadResult read) => read.Buffer.Length <= most ? read : throw tooMany();
}
