namespace Pipeline.Core.Modules;

/// <summary>A mistake in the description of the modules.</summary>
/// <param name="Where">The file, relative to the repository's root, with the line when it is known (<c>modules/orders/module.yaml:3</c>), or what else describes the module.</param>
/// <param name="Message">What is wrong, what was expected.</param>
internal sealed record ModuleProblem(string Where, string Message)
{
    /// <summary><c>where: message</c>.</summary>
    public override string ToString() => $"{Where}: {Message}";
}
