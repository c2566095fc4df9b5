using Pipeline.Core.Modules;

namespace Pipeline.Stages.UnitTest;

/// <summary>What a module's tests depend on besides its inputs.</summary>
internal sealed record UnitTestSettings(string Tool, TestSettings? Test, ImageSettings? Image);
