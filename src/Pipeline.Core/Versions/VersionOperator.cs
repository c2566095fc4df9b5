namespace Pipeline.Core.Versions;

/// <summary>How a comparator of a <see cref="VersionRange"/> compares.</summary>
internal enum VersionOperator
{
    /// <summary><c>=</c>, or nothing.</summary>
    Equal,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>&gt;</c></summary>
    Greater,

    /// <summary><c>&gt;=</c></summary>
    GreaterOrEqual,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual,

    /// <summary><c>~</c>: the patch may grow; the minor too, when none is written.</summary>
    Tilde,

    /// <summary><c>^</c>: everything right of the leftmost number that is not 0 may grow.</summary>
    Caret,
}
