using System.Reflection;

namespace Nuke.Common.Execution;

/// <summary>Reads what a property of a base class or interface gives itself, although the object overrides it.</summary>
internal static class NonVirtual
{
    public static T Read<T>(PropertyInfo property, object instance)
    {
        // Reflection dispatches virtually; a delegate made of the method's own address does not.
        var address = property.GetMethod!.MethodHandle.GetFunctionPointer();
        var getter = (Func<T>)Activator.CreateInstance(typeof(Func<T>), instance, address)!;
        return getter();
    }
}
