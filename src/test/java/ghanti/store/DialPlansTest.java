package ghanti.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No statement of the queue reads more rows because more calls wait. */
class DialPlansTest {

    private static final Pattern SCANNED = Pattern.compile("scanCount: ([0-9]+)");
    private static final int MOST_ROWS = 25;

    private record Statement(String sql, List<Object> values) {
        static Statement of(String sql, Object... values) {
            return new Statement(sql, Arrays.asList(values));
        }
    }

    private static List<Statement> statements() {
        Instant now = Instant.now();
        Instant before = now.minus(Duration.ofHours(1));
        return List.of(
                Statement.of(JdbiDialQueue.NEXT_LANE, "0"),
                Statement.of(JdbiDialQueue.FIRST_DUE, "1 b@1"),
                Statement.of(JdbiDialQueue.DUE, "1 b@1", now.plus(Duration.ofHours(1))),
                Statement.of(JdbiDialQueue.PLACE, "c5", now.plus(Duration.ofHours(1))),
                Statement.of(JdbiDialQueue.LINES, before),
                Statement.of(JdbiDialQueue.EXOPHONE_LINES, "08069891522", before),
                Statement.of(JdbiDialQueue.DIALS_TO, "+919876543210", before),
                Statement.of(JdbiDialQueue.FATES, before, 20));
    }

    private static void fill(Handle handle, String numbers) {
        handle.execute(
                "insert into dial_queue (call_id, lane, due_at) select 'c' || n, case when n < 3000 then '0 a@1' else '1 b@1' end,"
                        + " current_timestamp from " + numbers);
        handle.execute(
                "insert into dials (call_id, attempt, recipient, exophone, dialled_at, over_at, fate) select 'c' || n, 1,"
                        + " case when n < 10 then '+919876543210' else 'n' || n end, '08069891522', current_timestamp,"
                        + " case when n < 9990 then current_timestamp end, 'busy' from " + numbers);
        handle.execute("analyze");
    }

    private static String plan(Handle handle, String explain, Statement statement) {
        return String.join(
                "\n",
                handle.select(explain + statement.sql(), statement.values().toArray())
                        .mapTo(String.class)
                        .list());
    }

    @Test
    void onH2(@TempDir Path folder) {
        try (Database database = Database.open(Optional.empty(), folder)) {
            database.forBackground().useHandle(handle -> {
                fill(handle, "(select x as n from system_range(1, 10000)) numbers");
                for (Statement statement : statements()) {
                    String plan = plan(handle, "explain analyze ", statement);
                    Matcher scanned = SCANNED.matcher(plan);
                    assertThat(scanned.find()).as(plan).isTrue();
                    assertThat(Integer.parseInt(scanned.group(1))).as(plan).isLessThanOrEqualTo(MOST_ROWS);
                }
            });
        }
    }

    @Test
    void onPostgres(@TempDir Path folder) {
        try (Database database = Database.open(Optional.of(TestPostgres.freshDatabase()), folder)) {
            database.forBackground().useHandle(handle -> {
                fill(handle, "generate_series(1, 10000) n");
                for (Statement statement : statements()) {
                    assertThat(plan(handle, "explain ", statement))
                            .contains("Index")
                            .doesNotContain("Seq Scan", "Sort");
                }
            });
        }
    }

    /** What is left of dialled calls at the head of the queue must not be read until a fifth of a long one is gone. */
    @Test
    void postgresSweepsTheQueueOften(@TempDir Path folder) {
        try (Database database = Database.open(Optional.of(TestPostgres.freshDatabase()), folder)) {
            String options = database.forBackground()
                    .withHandle(handle -> handle.select(
                                    "select array_to_string(reloptions, ' ') from pg_class where relname = 'dial_queue'")
                            .mapTo(String.class)
                            .one());
            assertThat(options).contains("autovacuum_vacuum_scale_factor=0", "autovacuum_vacuum_threshold=1000");
        }
    }
}
