namespace Pipeline.WorkflowRunner.Expressions;

internal readonly record struct Token(TokenKind Kind, string Text);

internal enum TokenKind
{
    Name,
    Text,
    Number,
    Symbol,
    End,
}
