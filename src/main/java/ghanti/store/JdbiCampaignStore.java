package ghanti.store;

import ghanti.call.Call;
import ghanti.call.CallStatus;
import ghanti.call.CallStore.IdempotencyKey;
import ghanti.call.Outbound;
import ghanti.call.StoreException;
import ghanti.campaign.Campaign;
import ghanti.campaign.CampaignState;
import ghanti.campaign.CampaignStore;
import ghanti.campaign.CampaignWork;
import ghanti.dial.Alarm;
import ghanti.store.Jobs.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** {@link CampaignStore} on H2 and PostgreSQL. */
public final class JdbiCampaignStore implements CampaignStore {

    private static final String SELECT =
            "select id, name, flow, flow_version, state, row_count, duplicates, not_before,"
                    + " expires_at, created_at, finished_at, request_hash from campaigns";

    private static final String OPEN = "('queued', 'dialing', 'in_progress')";

    private final Jdbi jdbi;

    public JdbiCampaignStore(Database database) {
        this.jdbi = database.forBackground();
    }

    @Override
    public void begin(Campaign campaign) {
        Sql.run(() -> jdbi.inTransaction(handle -> {
            Instant now = campaign.createdAt();
            Jobs.add(handle, Kind.DIAL, CampaignWork.job(campaign.id()), CampaignWork.next(now));
            return handle.execute(
                    "insert into campaigns (id, name, flow, flow_version, state, row_count, duplicates, not_before,"
                            + " expires_at, created_at, touched_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    campaign.id(),
                    campaign.name(),
                    campaign.flow(),
                    campaign.flowVersion(),
                    campaign.state().word(),
                    campaign.rows(),
                    campaign.duplicates(),
                    campaign.notBefore(),
                    campaign.expiresAt(),
                    now,
                    now);
        }));
    }

    @Override
    public void add(String id, List<Outbound> calls, Instant now) {
        Sql.run(() -> jdbi.inTransaction(handle -> {
            // Locks the campaign's row: who removes it and who adds to it wait for each other.
            int loading =
                    handle.execute("update campaigns set touched_at = ? where id = ? and state = 'loading'", now, id);
            if (loading == 0) {
                throw gone(id);
            }
            addAll(handle, calls);
            return loading;
        }));
    }

    private static StoreException gone(String id) {
        return new StoreException("campaign " + id + " took too long to be stored and was given up");
    }

    private static void addAll(Handle handle, List<Outbound> calls) {
        try (PreparedBatch rows = handle.prepareBatch(JdbiCallStore.INSERT);
                PreparedBatch places = handle.prepareBatch(DialRows.INSERT);
                PreparedBatch alarms = handle.prepareBatch(Jobs.insert(Kind.DIAL))) {
            for (Outbound outbound : calls) {
                Call call = outbound.call();
                rows.add(JdbiCallStore.row(call, null));
                places.add(DialRows.row(call));
                outbound.alarm(call.createdAt())
                        .ifPresent(at -> alarms.add(Jobs.row(Kind.DIAL, Alarm.job(call.id()), at)));
            }
            rows.execute();
            places.execute();
            if (alarms.size() > 0) {
                alarms.execute();
            }
        }
    }

    @Override
    public boolean open(Campaign loaded, @Nullable IdempotencyKey key) {
        int opened;
        try {
            opened = Sql.run(() -> jdbi.withHandle(handle -> handle.execute(
                    "update campaigns set state = ?, row_count = ?, idempotency_key = ?, request_hash = ?"
                            + " where id = ? and state = 'loading'",
                    loaded.state().word(),
                    loaded.rows(),
                    key == null ? null : key.key(),
                    key == null ? null : key.requestHash(),
                    loaded.id())));
        } catch (StoreException e) {
            if (Sql.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
        if (opened == 0) {
            throw gone(loaded.id());
        }
        return true;
    }

    @Override
    public Optional<Keyed> ofKey(String key) {
        return Sql.run(() -> jdbi.withHandle(handle -> handle.select(SELECT + " where idempotency_key = ?", key)
                .map((row, context) -> new Keyed(campaign(row), row.getString("request_hash")))
                .findOne()));
    }

    @Override
    public Optional<Campaign> find(String id) {
        return Sql.run(() -> jdbi.withHandle(handle -> handle.select(SELECT + " where id = ?", id)
                .map((row, context) -> campaign(row))
                .findOne()));
    }

    @Override
    public List<Campaign> list(@Nullable CampaignState state, @Nullable String before, int limit) {
        Conditions where = new Conditions()
                .add("state = ?", state == null ? null : state.word())
                .add("id < ?", before);
        return Sql.run(() -> jdbi.withHandle(
                handle -> handle.select(SELECT + where.sql() + " order by id desc limit " + limit, where.values())
                        .map((row, context) -> campaign(row))
                        .list()));
    }

    private static Campaign campaign(ResultSet row) throws SQLException {
        String state = row.getString("state");
        return new Campaign(
                row.getString("id"),
                row.getString("name"),
                row.getString("flow"),
                row.getString("flow_version"),
                CampaignState.of(state).orElseThrow(() -> new StoreException("no state is " + state)),
                row.getInt("row_count"),
                row.getInt("duplicates"),
                instant(row, "not_before"),
                instant(row, "expires_at"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "finished_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    @Override
    public boolean change(String id, Set<CampaignState> from, CampaignState to, Instant now) {
        String states =
                from.stream().map(state -> "'" + state.word() + "'").sorted().collect(Collectors.joining(", "));
        return Sql.run(() -> jdbi.inTransaction(handle -> {
            boolean changed = handle.execute(
                            "update campaigns set state = ?, finished_at = ? where id = ? and state in (" + states
                                    + ")",
                            to.word(),
                            to == CampaignState.FINISHED ? now : null,
                            id)
                    == 1;
            if (changed) {
                Jobs.hurry(handle, Kind.DIAL, CampaignWork.job(id), now);
            }
            return changed;
        }));
    }

    @Override
    public void finished(String id, Instant at) {
        Sql.run(() ->
                jdbi.withHandle(handle -> handle.execute("update campaigns set finished_at = ? where id = ?", at, id)));
    }

    @Override
    public Set<String> running() {
        return Sql.run(() -> jdbi.withHandle(handle -> handle.select("select id from campaigns where state = 'running'")
                .mapTo(String.class)
                .set()));
    }

    @Override
    public List<Count> counts(String id) {
        return Sql.run(() -> jdbi.withHandle(handle -> handle.select(
                        "select status, outcome, count(*) from calls where parent_id = ? group by status, outcome", id)
                .map((row, context) -> {
                    String status = row.getString(1);
                    return new Count(
                            CallStatus.of(status).orElseThrow(() -> new StoreException("no status is " + status)),
                            row.getString(2),
                            row.getLong(3));
                })
                .list()));
    }

    @Override
    public boolean hasOpenCalls(String id) {
        return Sql.run(() -> jdbi.withHandle(handle -> handle.select(
                        "select status from calls where parent_id = ? and status in " + OPEN + " limit 1", id)
                .mapTo(String.class)
                .findOne()
                .isPresent()));
    }

    @Override
    public List<String> queued(String id, int most) {
        return Sql.run(() -> jdbi.withHandle(handle -> handle.select(
                        "select id from calls where parent_id = ? and status = 'queued' limit " + most, id)
                .mapTo(String.class)
                .list()));
    }

    @Override
    public List<Call> calls(String id, @Nullable String after, int most) {
        // Ordered as the index is, by which H2 sees that it need not sort.
        Conditions where = new Conditions().add("parent_id = ?", id).add("id > ?", after);
        return Sql.run(() -> jdbi.withHandle(handle -> handle.select(
                                "select document from calls" + where.sql() + " order by parent_id, id limit " + most,
                                where.values())
                        .mapTo(String.class)
                        .list()))
                .stream()
                .map(CallDocument::read)
                .toList();
    }

    @Override
    public boolean abandoned(String id, Instant since) {
        return Sql.run(() -> jdbi.withHandle(handle -> handle.execute(
                        "update campaigns set state = 'removing' where id = ? and state = 'loading' and touched_at < ?",
                        id,
                        since)
                == 1));
    }

    @Override
    public boolean removeSome(String id, int most) {
        return Sql.run(() -> jdbi.inTransaction(handle -> {
            List<String> calls = handle.select("select id from calls where parent_id = ? limit " + most, id)
                    .mapTo(String.class)
                    .list();
            for (String call : calls) {
                handle.execute("delete from dial_queue where call_id = ?", call);
                Jobs.remove(handle, Kind.DIAL, Alarm.job(call));
                handle.execute("delete from calls where id = ?", call);
            }
            if (calls.isEmpty()) {
                handle.execute("delete from campaigns where id = ? and state = 'removing'", id);
            }
            return calls.isEmpty();
        }));
    }
}
