using Nuke.Common.Execution;

namespace Nuke.Common.ValueInjection;

// No value tuple: the runtime would compile every query over it anew in each run.
internal sealed record InjectedMember(Member Member, ValueInjectionAttributeBase Attribute);
