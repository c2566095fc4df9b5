using Pipeline.Core.Text;

namespace Pipeline.Tools.Slack.Transport;

/// <summary>What Slack calls its refusals, as sentences with the next step.</summary>
internal static class SlackRefusals
{
    private const int LongestCode = 60;

    /// <summary>The refusal that Slack calls <paramref name="code"/>.</summary>
    /// <param name="code">Slack's word.</param>
    /// <param name="channel">The channel; null: the webhook's own.</param>
    /// <param name="needed">The scope that is missing, where Slack says so.</param>
    public static NotificationException Of(string code, string? channel, string? needed = null)
    {
        code = PlainText.OneLine(code).Trim() is { Length: > 0 } said ? said[..Math.Min(said.Length, LongestCode)] : "nothing";
        var place = channel is null ? "its channel" : PlainText.OneLine(channel);
        return code switch
        {
            "invalid_auth" or "not_authed" or "token_revoked" or "account_inactive" or "no_permission" or "not_allowed_token_type" or "access_denied" =>
                Access("does not know the token, or no longer. Copy the bot token from the application's 'OAuth & Permissions' page into NUKE_SLACK_TOKEN, or the secret SLACK_TOKEN"),
            "token_expired" => Access("says that the token has expired. Copy the new one from the application's 'OAuth & Permissions' page, or switch token rotation off"),
            "missing_scope" => Access($"says that the application lacks a permission{(needed is null ? "" : $" ({PlainText.OneLine(needed)})")}. Add it under 'OAuth & Permissions', and install the application anew"),
            "invalid_token" or "no_service" or "no_active_hooks" or "no_team" => Access("does not know the webhook any more. Copy its address from the application's 'Incoming Webhooks' page into NUKE_SLACK_WEBHOOK, or the secret SLACK_WEBHOOK"),
            "action_prohibited" or "ekm_access_denied" or "posting_to_general_channel_denied" or "restricted_action" or "team_access_not_granted" =>
                Channel($"does not let the application post to {place}. Ask an administrator of the workspace"),
            "channel_not_found" => Channel($"knows no channel {place}. Name one that there is (--slack-channel, or Notify of the model), by its id where it is private, and invite the application: /invite"),
            "not_in_channel" => Channel($"says that the application is not in {place}. Invite it there: /invite"),
            "is_archived" or "channel_is_archived" => Channel($"has archived {place}. Bring it back, or name another (--slack-channel, or Notify of the model)"),
            "msg_too_long" or "msg_blocks_too_long" or "no_text" or "invalid_blocks" or "invalid_blocks_format" or "invalid_payload" or "invalid_arguments" or "metadata_too_large" or "invalid_metadata_format" or "invalid_metadata_schema" or "invalid_form_data" or "too_many_attachments" =>
                Refused("does not take the message as it is. It is left out; please tell the authors of Pipeline what it was", NotificationFault.Message),
            "ratelimited" or "rate_limited" or "message_limit_exceeded" => Refused("gets too many messages just now", NotificationFault.Moment),
            "internal_error" or "fatal_error" or "service_unavailable" or "request_timeout" or "rollup_error" or "team_added_to_org" => Refused("has a fault of its own just now", NotificationFault.Moment),
            _ => Access($"refused it. Look the word up in Slack's documentation, and check that the application may post to {place}"),
        };

        NotificationException Access(string sentence) => Refused(sentence, NotificationFault.Access);
        NotificationException Channel(string sentence) => Refused(sentence, NotificationFault.Channel);
        NotificationException Refused(string sentence, NotificationFault fault) => new($"Slack {sentence} ({code}).", fault, code);
    }
}
