package ghanti.store;

import ghanti.call.Call;
import ghanti.call.CallStatus;
import ghanti.call.Dialling;
import ghanti.dial.DialQueue;
import ghanti.dial.DialQueue.Facts.Usage;
import ghanti.dial.Lane;
import ghanti.dial.LineWatch;
import ghanti.store.Jobs.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** {@link DialQueue} on H2 and PostgreSQL. No statement here grows with the queue: all of them go by an index. */
public final class JdbiDialQueue implements DialQueue {

    /** From lane to lane by the index, however many calls wait in each. */
    static final String NEXT_LANE = "select lane from dial_queue where lane > ? order by lane limit 1";

    /** H2 goes by the index only if the order names all of it. */
    static final String FIRST_DUE = "select due_at from dial_queue where lane = ? order by lane, due_at limit 1";

    /** Another server may have the first ones; few, since H2 would read and sort the whole lane if it had to lock them here. */
    static final String DUE =
            "select call_id from dial_queue where lane = ? and due_at <= ? order by lane, due_at limit 8";

    static final String PLACE =
            "select call_id, due_at from dial_queue where call_id = ? and due_at <= ? for update skip locked";
    static final String LINES = "select count(*) from dials where over_at is null and dialled_at > ?";
    static final String EXOPHONE_LINES =
            "select count(*) from dials where over_at is null and exophone = ? and dialled_at > ?";
    static final String DIALS_TO = "select count(*) from dials where recipient = ? and dialled_at >= ?";
    static final String FATES = "select fate from dials where over_at >= ? order by over_at desc limit ?";

    private static final String ACCOUNT = "account";

    /** No line is longer than Exotel's own limit of 4 hours; what is older was never told to be over. */
    private static final Duration LONGEST_LINE = Duration.ofHours(5);

    private static final Pause NO_PAUSE = new Pause(Instant.EPOCH, "", 0);

    private final Jdbi jdbi;
    private final Duration firstLook;

    /** @param firstLook how long after a dial somebody has to look what became of it */
    public JdbiDialQueue(Database database, Duration firstLook) {
        this.jdbi = database.forBackground();
        this.firstLook = firstLook;
    }

    @Override
    public List<Lane> lanes(Instant now) {
        return Sql.run(() -> jdbi.withHandle(handle -> {
            List<Lane> lanes = new ArrayList<>();
            Optional<String> name = nextLane(handle, "");
            while (name.isPresent()) {
                if (hasDue(handle, name.get(), now)) {
                    Lane.named(name.get()).ifPresent(lanes::add);
                }
                name = nextLane(handle, name.get());
            }
            return lanes;
        }));
    }

    private static Optional<String> nextLane(Handle handle, String after) {
        return handle.select(NEXT_LANE, after).mapTo(String.class).findOne();
    }

    private static boolean hasDue(Handle handle, String lane, Instant now) {
        return handle.select(FIRST_DUE, lane)
                .mapTo(Instant.class)
                .findOne()
                .filter(due -> !due.isAfter(now))
                .isPresent();
    }

    private record Place(String callId, Instant due) {}

    @Override
    public Claimed claim(Lane lane, Terms terms, Instant now, Chooser chooser) {
        return Sql.run(() -> jdbi.inTransaction(handle -> {
            Optional<Place> place = handle.select(DUE, lane.name(), now).mapTo(String.class).list().stream()
                    .flatMap(callId -> locked(handle, callId, now).stream())
                    .findFirst();
            return place.isEmpty() ? new Claimed.Empty() : claimed(handle, place.get(), terms, now, chooser);
        }));
    }

    /** Empty if another server has it. */
    private static Optional<Place> locked(Handle handle, String callId, Instant now) {
        return handle.select(PLACE, callId, now)
                .map((row, context) ->
                        new Place(row.getString(1), row.getTimestamp(2).toInstant()))
                .findOne();
    }

    private Claimed claimed(Handle handle, Place place, Terms terms, Instant now, Chooser chooser) {
        Call call = handle.select("select document from calls where id = ?", place.callId())
                .mapTo(String.class)
                .findOne()
                .map(CallDocument::read)
                .orElse(null);
        if (call == null || call.status() != CallStatus.QUEUED) {
            handle.execute("delete from dial_queue where call_id = ?", place.callId());
            return new Claimed.Missed();
        }
        Choice choice = chooser.choose(call, facts(handle, call, terms, now));
        if (!(choice instanceof Choice.Dial dial)) {
            return new Claimed.Left(call, choice);
        }
        Call begun = Dialling.begin(call, dial.why(), now).next(now);
        if (!JdbiCallStore.update(handle, begun)) {
            return new Claimed.Missed();
        }
        handle.execute("delete from dial_queue where call_id = ?", call.id());
        handle.execute(
                "insert into dials (call_id, attempt, recipient, exophone, dialled_at) values (?, ?, ?, ?, ?)",
                call.id(),
                begun.attempts().size(),
                call.request().to(),
                terms.exophone(),
                now);
        Jobs.put(handle, Kind.DIAL, LineWatch.job(begun), now.plus(firstLook));
        free(handle, ACCOUNT, dial.paceFree());
        free(handle, terms.exophone(), dial.exophoneFree());
        return new Claimed.Ours(begun, Duration.between(place.due(), now));
    }

    private static void free(Handle handle, String name, Instant at) {
        handle.execute("update dial_pace set free_at = ? where name = ?", at, name);
    }

    /** Whoever holds the account's row is the only one who dials at this moment, on any server. */
    private static Facts facts(Handle handle, Call call, Terms terms, Instant now) {
        PaceRow account = lock(handle, ACCOUNT);
        PaceRow exophone = lock(handle, terms.exophone());
        String number = call.request().to();
        Optional<String> never = handle.select("select reason from do_not_call where number = ?", number)
                .mapTo(String.class)
                .findOne();
        Instant since = now.minus(LONGEST_LINE);
        Usage usage = new Usage(
                count(handle, LINES, since),
                count(handle, EXOPHONE_LINES, terms.exophone(), since),
                count(handle, DIALS_TO, number, terms.today()));
        return new Facts(usage, account.free(), exophone.free(), Optional.of(account.pause()), never);
    }

    private static int count(Handle handle, String sql, Object... values) {
        return handle.select(sql, values).mapTo(Integer.class).one();
    }

    private record PaceRow(Instant free, Pause pause) {
        static final PaceRow NONE = new PaceRow(Instant.EPOCH, NO_PAUSE);
    }

    private static PaceRow lock(Handle handle, String name) {
        return paceRow(handle, name, " for update").orElseGet(() -> {
            int made = handle.execute(
                    "insert into dial_pace (name, free_at, paused_until, pause_reason, pauses)"
                            + " select ?, ?, ?, '', 0 where not exists (select 1 from dial_pace where name = ?)",
                    name,
                    Instant.EPOCH,
                    Instant.EPOCH,
                    name);
            // None made: another server has just made it, and has dialled since.
            return made == 0 ? lock(handle, name) : PaceRow.NONE;
        });
    }

    private static Optional<PaceRow> paceRow(Handle handle, String name, String lock) {
        return handle.select(
                        "select free_at, paused_until, pause_reason, pauses from dial_pace where name = ?" + lock, name)
                .map((row, context) -> new PaceRow(
                        row.getTimestamp(1).toInstant(),
                        new Pause(row.getTimestamp(2).toInstant(), row.getString(3), row.getInt(4))))
                .findOne();
    }

    @Override
    public void pause(Pause pause) {
        Sql.run(() -> jdbi.inTransaction(handle -> {
            lock(handle, ACCOUNT);
            String reason = pause.reason().substring(0, Math.min(pause.reason().length(), 500));
            return handle.execute(
                    "update dial_pace set paused_until = ?, pause_reason = ?, pauses = ? where name = ?"
                            + " and paused_until < ?",
                    pause.until(),
                    reason,
                    pause.number(),
                    ACCOUNT,
                    pause.until());
        }));
    }

    @Override
    public Optional<Pause> lastPause() {
        return Sql.run(() -> jdbi.withHandle(handle -> paceRow(handle, ACCOUNT, "")))
                .map(PaceRow::pause)
                .filter(pause -> !pause.until().equals(Instant.EPOCH));
    }

    @Override
    public List<String> fates(Instant since, int most) {
        return Sql.run(() -> jdbi.withHandle(
                handle -> handle.select(FATES, since, most).mapTo(String.class).list()));
    }

    @Override
    public int linesInUse(Instant now) {
        return Sql.run(() -> jdbi.withHandle(handle -> count(handle, LINES, now.minus(LONGEST_LINE))));
    }

    @Override
    public void forgetDials(Instant before) {
        Sql.run(() -> jdbi.withHandle(handle -> handle.execute("delete from dials where dialled_at < ?", before)));
    }
}
