using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>What the builder refuses, or reads in another way than it looks.</summary>
internal static class SyntaxRules
{
    public static ImmutableArray<Rule> All { get; } =
    [
        LegacyEnvForm.Rule,
        MultipleCmd.Rule,
        ParseError.Rule,
        UnknownInstruction.Rule,
        UnknownFlag.Rule,
        BadArguments.Rule,
        NoStage.Rule,
        InstructionBeforeFrom.Rule,
        EmptyContinuation.Rule,
        InstructionCasing.Rule,
        FromAsCasing.Rule,
        StageNameCasing.Rule,
        DefinitionDescription.Rule,
        InvalidJsonForm.Rule,
        SyntaxDirectiveTypo.Rule,
        Maintainer.Rule,
        DuplicateStageName.Rule,
        ReservedStageName.Rule,
        CopyFromSelf.Rule,
        CopyFromUndefined.Rule,
        CopyFromEmptyScratch.Rule,
        CircularStageDeps.Rule,
        UnreachableStage.Rule,
        CopyMultiDestSlash.Rule,
        CopyWholeRootfsFromStage.Rule,
        CopyRelativeNoWorkdir.Rule,
        WorkdirRelative.Rule,
        WorkdirSystemDir.Rule,
        MultipleEntrypoint.Rule,
        MultipleHealthcheck.Rule,
        EnvSelfReference.Rule,
        UndefinedVar.Rule,
        UndefinedArgInFrom.Rule,
        InvalidDefaultArgInFrom.Rule,
        RedundantTargetPlatform.Rule,
        ConstPlatform.Rule,
        BasePlatformMismatch.Rule,
        BadOnbuild.Rule,
        ExposeRange.Rule,
        ExposeFormat.Rule,
        ExposeProtoCasing.Rule,
        CopyIgnoredFile.Rule,
        CopySourceMissing.Rule,
        NonsenseRunCmd.Rule,
    ];
}
