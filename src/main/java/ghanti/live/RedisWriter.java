package ghanti.live;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** The thread that brings entries to Redis, over one connection that is made again when it is lost. */
final class RedisWriter implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RedisWriter.class);
    private static final int AT_ONCE = 100;
    private static final Duration LOOK = Duration.ofMillis(200);

    /** After this long without use a connection may have been closed at the other end. */
    private static final long IDLE_NANOS = Duration.ofSeconds(2).toNanos();

    private static final Duration LONGEST_WRITE = Duration.ofSeconds(4);
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final long SELDOM_NANOS = Duration.ofMinutes(1).toNanos();
    private static final long LAST_SECONDS = 2;

    private final RedisAddress address;
    private final Outbox outbox;
    private final ScheduledThreadPoolExecutor guard;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "live-feed");
    private volatile @Nullable RedisLine line;
    private Duration wait = FIRST_WAIT;
    private boolean inTrouble;
    private long droppedBefore;
    private long used;
    private long toldOfSome = System.nanoTime() - SELDOM_NANOS;

    RedisWriter(RedisAddress address, Outbox outbox) {
        this.address = address;
        this.outbox = outbox;
        guard = new ScheduledThreadPoolExecutor(1, task -> daemon(new Thread(task, "live-feed-guard")));
        guard.setRemoveOnCancelPolicy(true);
        daemon(thread).start();
    }

    private static Thread daemon(Thread made) {
        made.setDaemon(true);
        return made;
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void run() {
        try {
            while (!isClosing() || !outbox.isEmpty()) {
                step();
            }
        } catch (InterruptedException e) {
            log.debug("the live feed is given up", e);
        } finally {
            hangUp();
        }
    }

    private void step() throws InterruptedException {
        try {
            RedisLine open = line == null ? connect() : line;
            // Connected before anything is taken: what waits is not lost by waiting.
            List<Entry> entries = outbox.take(AT_ONCE, LOOK);
            if (!entries.isEmpty()) {
                write(open, entries);
            }
        } catch (RuntimeException e) {
            boolean answers = e instanceof JedisDataException;
            trouble((answers ? "refuses: " : "does not answer: ") + rootOf(e).getMessage());
        }
    }

    private RedisLine connect() {
        RedisLine opened = new RedisLine(address);
        line = opened;
        used = System.nanoTime();
        return opened;
    }

    private RedisLine fresh(RedisLine open) {
        if (System.nanoTime() - used < IDLE_NANOS) {
            return open;
        }
        try {
            open.ping();
            return open;
        } catch (JedisException e) {
            log.debug("Redis had closed the idle connection", e);
            hangUp();
            return connect();
        }
    }

    private void write(RedisLine open, List<Entry> entries) throws InterruptedException {
        int taken = 0;
        ScheduledFuture<?> tooLong = guard.schedule(this::cut, LONGEST_WRITE.toMillis(), TimeUnit.MILLISECONDS);
        try {
            List<String> refused = fresh(open).add(entries);
            taken = entries.size() - refused.size();
            used = System.nanoTime();
            if (refused.isEmpty()) {
                recovered();
            } else {
                refused(refused.get(0), taken == 0);
            }
        } finally {
            tooLong.cancel(false);
            outbox.written(taken);
            outbox.dropped(entries.size() - taken);
        }
    }

    private void recovered() {
        wait = FIRST_WAIT;
        long dropped = outbox.dropped();
        if (inTrouble) {
            inTrouble = false;
            log.info(
                    "Redis at {} takes the live feed again; {} entries were dropped", address, dropped - droppedBefore);
        }
        droppedBefore = dropped;
    }

    private void refused(String why, boolean all) throws InterruptedException {
        // A key of that name that somebody else made is the trouble of one call alone.
        if (all && !why.startsWith("WRONGTYPE")) {
            trouble("refuses: " + why);
        } else {
            tellOfSome(why);
        }
    }

    /** Comes again with each entry of that call. */
    private void tellOfSome(String why) {
        long now = System.nanoTime();
        if (now - toldOfSome > SELDOM_NANOS) {
            toldOfSome = now;
            log.warn("Redis at {} refuses some of the live feed: {}", address, why);
        }
    }

    private void trouble(String what) throws InterruptedException {
        hangUp();
        tell(what);
        if (closing.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("closing, and Redis is not there");
        }
        wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
    }

    private void tell(String what) {
        if (!inTrouble) {
            inTrouble = true;
            log.warn("Redis at {} {}; calls go on, the live feed is dropped where it does not fit", address, what);
        }
    }

    private static Throwable rootOf(Throwable thrown) {
        return thrown.getCause() == null ? thrown : rootOf(thrown.getCause());
    }

    private void hangUp() {
        cut();
        line = null;
    }

    /** Ends whatever waits on the connection. */
    private void cut() {
        RedisLine open = line;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(LAST_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
        hangUp();
        guard.shutdownNow();
    }
}
