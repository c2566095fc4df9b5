namespace Pipeline.Releases.Papers;

/// <summary>What GitHub tells of a pull request.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Author">The login of whoever opened it; null: the account is gone.</param>
/// <param name="Description">What it says of itself.</param>
/// <param name="Issues">The issues that are linked to it, such as <c>#12</c> or <c>acme/shop#12</c>.</param>
internal sealed record ToldRequest(int Number, string Title, string? Author, string? Description, IReadOnlyList<string> Issues);
