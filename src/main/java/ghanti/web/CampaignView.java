package ghanti.web;

import ghanti.call.CallStatus;
import ghanti.campaign.Campaign;
import ghanti.campaign.CampaignStore.Count;
import ghanti.campaign.Findings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Campaigns as the API shows them. */
final class CampaignView {

    private CampaignView() {}

    static Map<String, Object> of(Campaign campaign) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", campaign.id());
        view.put("name", campaign.name());
        view.put("flow", campaign.flow());
        view.put("flow_version", campaign.flowVersion());
        view.put("state", campaign.state().word());
        view.put("rows", campaign.rows());
        view.put("duplicates", campaign.duplicates());
        view.put("not_before", campaign.notBefore());
        view.put("expires_at", campaign.expiresAt());
        view.put("created_at", campaign.createdAt());
        view.put("finished_at", campaign.finishedAt());
        return view;
    }

    /** With how its calls stand. */
    static Map<String, Object> of(Campaign campaign, List<Count> counts, int perMinute) {
        Map<String, Long> statuses = new TreeMap<>();
        Map<String, Long> outcomes = new TreeMap<>();
        long open = 0;
        for (Count count : counts) {
            statuses.merge(count.status().word(), count.calls(), Long::sum);
            if (count.outcome() != null) {
                outcomes.merge(count.outcome(), count.calls(), Long::sum);
            }
            open += count.status().isFinal() ? 0 : count.calls();
        }
        Map<String, Object> progress = new LinkedHashMap<>();
        progress.put(
                "done", statuses.values().stream().mapToLong(Long::longValue).sum() - open);
        progress.put("open", open);
        progress.put("statuses", statuses);
        progress.put("outcomes", outcomes);
        Map<String, Object> view = of(campaign);
        view.put("progress", progress);
        view.put("estimated_minutes", minutes(statuses.getOrDefault(CallStatus.QUEUED.word(), 0L), perMinute));
        return view;
    }

    /** What a check found. */
    static Map<String, Object> of(Findings findings, int perMinute) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("rows", findings.rows());
        view.put("duplicates", findings.duplicates());
        view.put("error_count", findings.errorCount());
        view.put("errors", findings.errors());
        view.put("estimated_minutes", minutes(findings.rows(), perMinute));
        return view;
    }

    /** At least: calls that are dialled again, calling windows and lines in use come on top. */
    private static long minutes(long calls, int perMinute) {
        return (calls + perMinute - 1) / perMinute;
    }
}
