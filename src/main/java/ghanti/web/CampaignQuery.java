package ghanti.web;

import ghanti.call.Flows;
import ghanti.call.Inputs.Fault;
import ghanti.call.Priority;
import ghanti.campaign.CampaignOrder;
import ghanti.flow.Flow;
import io.javalin.http.Context;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the address of {@code POST /v1/campaigns} says of all calls. */
final class CampaignQuery {

    private static final int LONGEST_NAME = 200;

    private final Flows flows;
    private final Query query;

    CampaignQuery(Context context, Flows flows) {
        this.flows = flows;
        this.query = new Query(
                context,
                "flow",
                "name",
                "language",
                "result_url",
                "priority",
                "not_before",
                "expires_at",
                "paused",
                "dry_run");
    }

    boolean isDryRun() {
        return flag("dry_run");
    }

    /** @throws Problem.Thrown with 422 that names the parameter */
    CampaignOrder order() {
        Flow flow = flow();
        String language = Objects.requireNonNullElse(query.text("language"), flow.defaultLanguage());
        if (!flow.languages().contains(language)) {
            throw invalid("language", "must be one of " + String.join(", ", flow.languages()));
        }
        String name = Objects.requireNonNullElse(query.text("name"), "");
        if (name.length() > LONGEST_NAME) {
            throw invalid("name", "must be shorter than " + LONGEST_NAME + " characters");
        }
        Instant notBefore = query.instant("not_before");
        Instant expiresAt = query.instant("expires_at");
        if (notBefore != null && expiresAt != null && !notBefore.isBefore(expiresAt)) {
            throw invalid("expires_at", "must be after not_before");
        }
        Priority priority = query.word("priority", Priority::of);
        return new CampaignOrder(flow, name, language, resultUrl(), notBefore, expiresAt, priority, flag("paused"));
    }

    private Flow flow() {
        String name = query.text("flow");
        if (name == null) {
            throw invalid("flow", "is required: the name of the conversation to hold");
        }
        return flows.current(name)
                .orElseThrow(() -> invalid(
                        "flow",
                        "there is no flow \"" + name + "\"; known are "
                                + String.join(
                                        ", ",
                                        flows.all().stream().map(Flow::name).toList())));
    }

    private @Nullable URI resultUrl() {
        String text = query.text("result_url");
        return text == null
                ? null
                : CallBody.httpUrl(text).orElseThrow(() -> invalid("result_url", "must be an http or https address"));
    }

    private boolean flag(String name) {
        return Boolean.TRUE.equals(query.word(
                name,
                word -> word.equals("true") || word.equals("false")
                        ? Optional.of(Boolean.valueOf(word))
                        : Optional.empty()));
    }

    private static Problem.Thrown invalid(String field, String message) {
        return new Problem.Thrown(Problem.invalid(List.of(new Fault(field, message))));
    }
}
