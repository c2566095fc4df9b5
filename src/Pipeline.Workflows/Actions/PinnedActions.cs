namespace Pipeline.Workflows.Actions;

/// <summary>Every action that generated workflows use: the one table to update.</summary>
public static class PinnedActions
{
    /// <summary>Checks the repository out.</summary>
    public static PinnedAction Checkout { get; } = new("actions/checkout", "3d3c42e5aac5ba805825da76410c181273ba90b1", "v7.0.1");

    /// <summary>Restores files of an earlier run and saves them for a later one.</summary>
    public static PinnedAction Cache { get; } = new("actions/cache", "27d5ce7f107fe9357f9df03efb73ab90386fccae", "v5.0.5");

    /// <summary>Hands files to later jobs.</summary>
    public static PinnedAction UploadArtifact { get; } = new("actions/upload-artifact", "bbbca2ddaa5d8feaa63e36b76fdaad77386f024f", "v7.0.0");

    /// <summary>Takes files from earlier jobs.</summary>
    public static PinnedAction DownloadArtifact { get; } = new("actions/download-artifact", "3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c", "v8.0.1");

    /// <summary>Logs in to a registry, for the engine and for Helm.</summary>
    public static PinnedAction Login { get; } = new("docker/login-action", "4907a6ddec9925e35a0a9e82d7399ccc52663121", "v4.1.0");

    /// <summary>Takes on an AWS role by the job's identity.</summary>
    public static PinnedAction AwsCredentials { get; } = new("aws-actions/configure-aws-credentials", "e6de054238d6b7531b4efff3b6587d9aade6a06c", "v6.2.3");

    /// <summary>Logs in to Amazon's registry with the role that the job has.</summary>
    public static PinnedAction AmazonEcrLogin { get; } = new("aws-actions/amazon-ecr-login", "03f1aad4c6c7ffd436567f42f9384779290529bd", "v2.1.7");

    /// <summary>Takes on a Google service account by the job's identity.</summary>
    public static PinnedAction GoogleAuth { get; } = new("google-github-actions/auth", "7c6bc770dae815cd3e89ee6cdf493a5fab2cc093", "v3.0.0");

    /// <summary>Exchanges the job's identity for a key of nuget.org that ends within an hour.</summary>
    public static PinnedAction NuGetLogin { get; } = new("NuGet/login", "8d196754b4036150537f80ac539e15c2f1028841", "v1.2.0");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PinnedAction> All { get; } = [Checkout, Cache, UploadArtifact, DownloadArtifact, Login, AwsCredentials, AmazonEcrLogin, GoogleAuth, NuGetLogin];
}
