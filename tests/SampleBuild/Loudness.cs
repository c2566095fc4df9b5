namespace SampleBuild;

public enum Loudness
{
    Quiet,
    Loud,
}
