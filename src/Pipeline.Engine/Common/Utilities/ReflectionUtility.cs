using System.Linq.Expressions;
using System.Reflection;

namespace Nuke.Common.Utilities;

/// <summary>Reads members out of expressions.</summary>
public static class ReflectionUtility
{
    /// <summary>The member that <c>() => Member</c> or <c>x => x.Member</c> names.</summary>
    /// <exception cref="ArgumentException">The expression names none.</exception>
    public static MemberInfo GetMemberInfo(this LambdaExpression expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var body = expression.Body;
        while (body is UnaryExpression conversion)
            body = conversion.Operand;
        return (body as MemberExpression)?.Member ?? throw new ArgumentException($"'{expression}' names no field or property.", nameof(expression));
    }

    /// <summary>The object on which the expression's member is read; null for a static one.</summary>
    internal static object? GetTarget(this LambdaExpression expression)
    {
        var body = expression.Body;
        while (body is UnaryExpression conversion)
            body = conversion.Operand;
        return Evaluate((body as MemberExpression)?.Expression);
    }

    /// <summary>What <c>x => x.Member</c> or <c>x => ((IComponent)x).Member</c> gives for an object; other expressions are compiled.</summary>
    internal static TValue Read<T, TValue>(this Expression<Func<T, TValue>> expression, T instance)
    {
        // Reading the property directly spares loading the compiler of expressions at every start.
        return expression.Body is MemberExpression { Member: PropertyInfo property } member && IsParameter(member.Expression)
            ? (TValue)property.GetValue(instance)!
            : expression.Compile(preferInterpretation: true)(instance);
    }

    private static bool IsParameter(Expression? expression) =>
        expression is UnaryExpression { NodeType: ExpressionType.Convert } conversion ? IsParameter(conversion.Operand) : expression is ParameterExpression;

    // Reading closures and fields directly spares compiling the expression.
    private static object? Evaluate(Expression? expression) => expression switch
    {
        null => null,
        ConstantExpression constant => constant.Value,
        UnaryExpression conversion => Evaluate(conversion.Operand),
        MemberExpression { Member: FieldInfo field } member => field.GetValue(Evaluate(member.Expression)),
        MemberExpression { Member: PropertyInfo property } member => property.GetValue(Evaluate(member.Expression)),
        _ => Expression.Lambda(expression).Compile().DynamicInvoke(),
    };
}
