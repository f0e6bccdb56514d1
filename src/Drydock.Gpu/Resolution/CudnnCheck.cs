using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Resolution;

/// <summary>cuDNN beside the one that PyTorch asks for.</summary>
internal static class CudnnCheck
{
    /// <summary>Builds for CUDA 12 and newer take cuDNN as a package; older ones hold it inside.</summary>
    private const int FirstWithPackages = 12;

    /// <summary>No when a pinned cuDNN keeps pip from installing.</summary>
    public static Answer Judge(ResolveCase question, WheelVersion torch, BuildChoice build, ReasonList reasons)
    {
        if (build.Cuda is not { } cuda || question.Catalogue.Cudnn(torch, cuda) is not { } own) return Answer.Yes;
        reasons.Fact("cudnn", $"torch {torch.Public} for CUDA {cuda} is made with cuDNN {own.Cudnn}", own.Citation);
        if (cuda.Major < FirstWithPackages) return Answer.Yes;
        foreach (var requirement in question.Requirements.Where(r => r.Name == $"nvidia-cudnn-cu{cuda.Major}" && !r.Unclear && !r.Allows(own.Cudnn)))
            return reasons.Blocks("cudnn", $"torch {torch.Public} for CUDA {cuda} asks for cuDNN {own.Cudnn} exactly, which '{requirement.Text}' does not allow: no set can be found; leave it out", own.Citation);
        return Answer.Yes;
    }
}
