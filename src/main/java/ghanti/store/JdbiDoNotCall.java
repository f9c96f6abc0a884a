package ghanti.store;

import ghanti.dial.DoNotCall;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** {@link DoNotCall} on H2 and PostgreSQL. */
public final class JdbiDoNotCall implements DoNotCall {

    private static final RowMapper<Entry> ENTRY = (row, context) ->
            new Entry(row.getString(1), row.getString(2), row.getTimestamp(3).toInstant());

    private final Jdbi jdbi;

    public JdbiDoNotCall(Database database) {
        this.jdbi = database.forBackground();
    }

    @Override
    public void put(List<Entry> entries) {
        Sql.run(() -> jdbi.inTransaction(handle -> {
            for (Entry entry : entries) {
                int changed = handle.execute(
                        "update do_not_call set reason = ? where number = ?", entry.reason(), entry.number());
                if (changed == 0) {
                    handle.execute(
                            "insert into do_not_call (number, reason, added_at) values (?, ?, ?)",
                            entry.number(),
                            entry.reason(),
                            entry.addedAt());
                }
            }
            return true;
        }));
    }

    @Override
    public boolean remove(String number) {
        return Sql.run(() ->
                        jdbi.withHandle(handle -> handle.execute("delete from do_not_call where number = ?", number)))
                > 0;
    }

    @Override
    public Optional<Entry> find(String number) {
        return Sql.run(() -> jdbi.withHandle(
                handle -> handle.select("select number, reason, added_at from do_not_call where number = ?", number)
                        .map(ENTRY)
                        .findOne()));
    }

    @Override
    public List<Entry> list(@Nullable String after, int limit) {
        return Sql.run(() -> jdbi.withHandle(handle -> handle.select(
                        "select number, reason, added_at from do_not_call where number > ? order by number limit "
                                + limit,
                        after == null ? "" : after)
                .map(ENTRY)
                .list()));
    }
}
