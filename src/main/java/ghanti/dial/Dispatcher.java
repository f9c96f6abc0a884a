package ghanti.dial;

import ghanti.call.Attempt;
import ghanti.call.Call;
import ghanti.call.Conversations;
import ghanti.call.Dialling;
import ghanti.call.Flows;
import ghanti.call.StoreException;
import ghanti.dial.CallingWindow.Opening;
import ghanti.dial.DialQueue.Choice;
import ghanti.dial.DialQueue.Claimed;
import ghanti.dial.DialQueue.Terms;
import ghanti.flow.CallPolicy;
import ghanti.flow.Flow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes calls from the queue as the rules allow and has them dialled. Every server runs one; what they share is in the database.
 * Calls of a higher priority go first; lanes of one priority take turns, so that a long campaign keeps nobody else waiting.
 */
public final class Dispatcher implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

    private static final Duration POLL = Duration.ofMillis(500);

    /** How long lanes are taken from before they are looked for anew. */
    private static final Duration ROUND = Duration.ofMillis(250);

    /** Dials under way at once on this server; Exotel may take half a minute for one. */
    private static final int DIALS_AT_ONCE = 64;

    private final Desk desk;
    private final DialQueue queue;
    private final DialRules rules;
    private final Patience patience;
    private final Dialer dialer;
    private final Clock clock;
    private final ExecutorService threads;
    private final Semaphore free = new Semaphore(DIALS_AT_ONCE);
    private final Semaphore news = new Semaphore(0);
    private final Thread loop = new Thread(this::run, "dispatcher");
    private volatile boolean open = true;
    private String lastLane = "";

    /**
     * What the dispatcher needs to know of calls.
     *
     * @param exophone the number a flow's calls are dialled from
     * @param held whether nothing of a lane is to be dialled now, as of a campaign that pauses
     * @param dialled is told how late a call was dialled, after it became due
     */
    public record Desk(
            Conversations conversations,
            Flows flows,
            Preparation preparation,
            Function<Flow, String> exophone,
            Predicate<Lane> held,
            Consumer<Duration> dialled) {}

    public Dispatcher(Desk desk, DialQueue queue, Telephony telephony, Rules rules, Clock clock) {
        this(desk, queue, telephony, rules, clock, Executors.newFixedThreadPool(DIALS_AT_ONCE, Dispatcher::thread));
    }

    Dispatcher(Desk desk, DialQueue queue, Telephony telephony, Rules rules, Clock clock, ExecutorService threads) {
        this.threads = threads;
        this.desk = desk;
        this.queue = queue;
        this.rules = new DialRules(rules.limits(), rules.window(), rules.never());
        this.patience = rules.patience();
        this.dialer = new Dialer(desk.conversations(), desk.preparation(), telephony, queue, clock);
        this.clock = clock;
        loop.setDaemon(true);
    }

    /**
     * What decides whether a call may be dialled now.
     *
     * @param never numbers that are not dialled, beside those in the database
     */
    public record Rules(Limits limits, CallingWindow window, DialRules.NumberList never, Patience patience) {}

    /** Begins. */
    public Dispatcher started() {
        loop.start();
        return this;
    }

    /** Looks for due calls now rather than at the next poll. */
    public void wake() {
        news.release();
    }

    private void run() {
        while (open) {
            Instant next;
            try {
                next = round();
            } catch (StoreException e) {
                log.warn("nothing can be dialled: {}", e.getMessage());
                next = clock.instant().plus(POLL);
            } catch (RuntimeException e) {
                log.error("a round of dialling failed", e);
                next = clock.instant().plus(POLL);
            }
            rest(Duration.between(clock.instant(), next));
        }
    }

    private void rest(Duration time) {
        try {
            long millis = Math.max(0, Math.min(time.toMillis(), POLL.toMillis()));
            if (news.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
        } catch (InterruptedException e) {
            open = false;
        }
    }

    /** Dials what may be dialled now; gives the time to look again. */
    Instant round() {
        Instant begun = clock.instant();
        LaneTurns lanes = new LaneTurns(queue.lanes(begun), lastLane);
        Instant next = begun.plus(POLL);
        for (Optional<Lane> lane = lanes.next(); lane.isPresent(); lane = lanes.next()) {
            Instant now = clock.instant();
            if (!open || !free.tryAcquire()) {
                return now.plus(POLL);
            }
            Optional<Instant> wait = turn(lanes, lane.get(), now);
            if (wait.isPresent()) {
                return wait.get();
            }
            if (now.isAfter(begun.plus(ROUND))) {
                return now;
            }
        }
        return next;
    }

    /** One lane's turn; a time if nothing may be dialled until then. */
    private Optional<Instant> turn(LaneTurns lanes, Lane lane, Instant now) {
        boolean dialling = false;
        try {
            Optional<Flow> flow = desk.flows().version(lane.flow(), lane.version());
            if (flow.isEmpty() || desk.held().test(lane) || !isOpen(flow.get().call(), now)) {
                lanes.leave(lane);
                return Optional.empty();
            }
            CallPolicy policy = flow.get().call();
            Instant today = now.atZone(policy.zone())
                    .toLocalDate()
                    .atStartOfDay(policy.zone())
                    .toInstant();
            Terms terms = new Terms(desk.exophone().apply(flow.get()), today);
            Claimed claimed = queue.claim(lane, terms, now, (call, facts) -> rules.choose(call, policy, facts, now));
            if (claimed instanceof Claimed.Ours ours) {
                lastLane = lane.name();
                desk.dialled().accept(ours.late());
                dialling = true;
                dial(ours.call(), flow.get(), now);
            } else if (claimed instanceof Claimed.Empty) {
                lanes.leave(lane);
            } else if (claimed instanceof Claimed.Left left) {
                return left(lanes, lane, left, now);
            }
            return Optional.empty();
        } finally {
            if (!dialling) {
                free.release();
            }
        }
    }

    private Optional<Instant> left(LaneTurns lanes, Lane lane, Claimed.Left left, Instant now) {
        String id = left.call().id();
        Choice choice = left.choice();
        if (choice instanceof Choice.AllWait all) {
            return Optional.of(all.until());
        } else if (choice instanceof Choice.LaneWaits) {
            lanes.leave(lane);
        } else if (choice instanceof Choice.CallWaits waits) {
            log.info("call {} waits: {}", id, waits.why());
            desk.conversations().change(id, call -> Dialling.wait(call, waits.until(), waits.why(), now));
        } else if (choice instanceof Choice.Never never) {
            log.info("call {} is never dialled: {}", id, never.why());
            desk.conversations()
                    .change(
                            id,
                            call -> never.expired()
                                    ? Dialling.expire(call, now)
                                    : Dialling.never(call, never.why(), now));
        }
        return Optional.empty();
    }

    private boolean isOpen(CallPolicy policy, Instant now) {
        Opening opening = rules.window().opening(policy, now);
        return !opening.at().isAfter(now);
    }

    private void dial(Call call, Flow flow, Instant noted) {
        Attempt attempt = Objects.requireNonNull(call.lastAttempt());
        Instant latest = noted.plus(patience.asking());
        threads.execute(() -> {
            try {
                dialer.dial(call, attempt, flow, latest);
            } catch (StoreException e) {
                log.error(
                        "what came of dialling call {} could not be noted; it is looked up: {}",
                        call.id(),
                        e.getMessage());
            } catch (RuntimeException e) {
                log.error("dialling call {} failed; it is looked up", call.id(), e);
            } finally {
                free.release();
                wake();
            }
        });
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "dial");
        thread.setDaemon(true);
        return thread;
    }

    /** Dials nothing more; what is being dialled is finished as far as it goes in some seconds, and looked up later if not. */
    @Override
    public void close() {
        open = false;
        wake();
        threads.shutdown();
        try {
            loop.join(TimeUnit.SECONDS.toMillis(5));
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
