package ghanti.campaign;

import ghanti.call.Call;
import ghanti.call.CallStatus;
import ghanti.call.Conversations;
import ghanti.call.Dialling;
import ghanti.call.Job;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after a campaign until its last call has an outcome: cancels what waits if it was cancelled, removes what was never stored
 * whole. Its jobs are named {@code c:<campaign id>}.
 */
public final class CampaignWork implements Job {

    private static final Logger log = LoggerFactory.getLogger(CampaignWork.class);
    private static final String NAME = "c:";

    /** A batch takes a fraction of a second; who has added nothing for that long has gone. */
    private static final Duration ABANDONED = Duration.ofMinutes(1);

    private static final Duration OFTEN = Duration.ofSeconds(2);
    private static final Duration SELDOM = Duration.ofSeconds(10);

    /** How long one run works, so that a server that is to stop need not wait long. */
    private static final Duration RUN = Duration.ofSeconds(2);

    private static final int CHUNK = 200;

    private final CampaignStore store;
    private final Conversations conversations;
    private final Clock clock;

    public CampaignWork(CampaignStore store, Conversations conversations, Clock clock) {
        this.store = store;
        this.conversations = conversations;
        this.clock = clock;
    }

    /** The name of a campaign's job. */
    public static String job(String campaign) {
        return NAME + campaign;
    }

    /** Whether a job is one of a campaign. */
    public static boolean isOne(String job) {
        return job.startsWith(NAME);
    }

    /** When the job of a campaign that is being loaded looks at it next. */
    public static Instant next(Instant now) {
        return now.plus(SELDOM);
    }

    @Override
    public Optional<Instant> run(String job) {
        String id = job.substring(NAME.length());
        Optional<Campaign> campaign = store.find(id);
        return campaign.isEmpty()
                ? Optional.empty()
                : switch (campaign.get().state()) {
                    case LOADING -> loading(id);
                    case REMOVING -> removed(id);
                    case RUNNING -> finished(id, OFTEN);
                    case PAUSED -> finished(id, SELDOM);
                    case CANCELLED -> cancelled(id);
                    case FINISHED -> Optional.empty();
                };
    }

    private Optional<Instant> loading(String id) {
        Instant now = clock.instant();
        if (!store.abandoned(id, now.minus(ABANDONED))) {
            return Optional.of(now.plus(SELDOM));
        }
        log.warn("campaign {} was never stored whole; what there is of it is removed", id);
        return Optional.of(now);
    }

    private Optional<Instant> removed(String id) {
        Instant end = clock.instant().plus(RUN);
        while (!store.removeSome(id, CHUNK)) {
            Instant now = clock.instant();
            if (now.isAfter(end)) {
                return Optional.of(now);
            }
        }
        return Optional.empty();
    }

    private Optional<Instant> finished(String id, Duration pause) {
        Instant now = clock.instant();
        if (store.hasOpenCalls(id)) {
            return Optional.of(now.plus(pause));
        }
        if (!store.change(id, Set.of(CampaignState.RUNNING, CampaignState.PAUSED), CampaignState.FINISHED, now)) {
            return Optional.of(now);
        }
        log.info("campaign {} is finished", id);
        return Optional.empty();
    }

    /** A call under way goes on; if it is to be dialled again afterwards, it waits and is found here. */
    private Optional<Instant> cancelled(String id) {
        Instant end = clock.instant().plus(RUN);
        List<String> waiting = store.queued(id, CHUNK);
        while (!waiting.isEmpty()) {
            for (String call : waiting) {
                conversations.change(call, this::cancelled);
            }
            if (clock.instant().isAfter(end)) {
                return Optional.of(clock.instant());
            }
            waiting = store.queued(id, CHUNK);
        }
        Instant now = clock.instant();
        if (store.hasOpenCalls(id)) {
            return Optional.of(now.plus(OFTEN));
        }
        store.finished(id, now);
        return Optional.empty();
    }

    private Call cancelled(Call call) {
        return call.status() == CallStatus.QUEUED
                ? Dialling.cancel(call, "its campaign was cancelled", clock.instant())
                : call;
    }
}
