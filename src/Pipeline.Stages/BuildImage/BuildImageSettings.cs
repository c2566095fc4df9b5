using Pipeline.Core.Dockerfiles;
using Pipeline.Core.Modules;

namespace Pipeline.Stages.BuildImage;

/// <summary>What an image depends on besides its inputs.</summary>
internal sealed record BuildImageSettings(string ApplicationName, ParentRule Parents, string Engine, string EngineVersion, ImageSettings? Image, IReadOnlyList<string> BuildsOn);
