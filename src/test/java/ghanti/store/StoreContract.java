package ghanti.store;

import ghanti.call.Call;
import ghanti.call.CallRequest;
import ghanti.call.CallResult;
import ghanti.call.Direction;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An empty database and things to keep in it; the contracts run on H2 and on PostgreSQL. */
abstract class StoreContract {

    static final Instant NOW = Instant.parse("2026-11-20T06:30:00.123Z");
    static final String PHONE = "+919876543210";

    private int number;
    private Path folder;
    Database database;

    /** The address of an empty database. */
    abstract String freshDatabase(Path in);

    private String url;

    @BeforeEach
    void open(@TempDir Path in) {
        folder = in;
        url = freshDatabase(in);
        database = openAgain();
    }

    /** The same database once more, as another server sees it. */
    Database openAgain() {
        return Database.open(Optional.of(url), folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    static JdbiCallStore calls(Database of) {
        return new JdbiCallStore(of, () -> {}, () -> {});
    }

    /** A new call; ids grow as real ones do. */
    Call fresh(String flow, String to) {
        CallRequest request = new CallRequest(
                flow,
                "v1",
                Direction.OUTBOUND,
                to,
                "hi",
                Map.of("order_id", "1042", "amount", 450L, "vendor_name", "शर्मा स्वीट्स"),
                Map.of("shop", 7L),
                URI.create("https://orders.example/calls"),
                null,
                null,
                null);
        number++;
        return Call.fresh(id(number), request, NOW.plusSeconds(number));
    }

    Call fresh() {
        return fresh("shop-order", PHONE);
    }

    static String id(int number) {
        return String.format("019aa1b2-0000-7000-8000-%012d", number);
    }

    CallResult result(Call call, int sequence) {
        number++;
        return new CallResult(
                id(number),
                call.id(),
                sequence,
                sequence == 1 ? "call.progress" : "call.finished",
                URI.create("https://orders.example/calls"),
                "{\"type\":\"घंटी\"}",
                NOW.plusSeconds(number));
    }

    /** The same work on eight threads at once. */
    static <T> List<T> eightAtOnce(Callable<T> work) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<T>> futures =
                    pool.invokeAll(Stream.generate(() -> work).limit(8).toList());
            java.util.ArrayList<T> values = new java.util.ArrayList<>();
            for (Future<T> future : futures) {
                values.add(future.get());
            }
            return values;
        } finally {
            pool.shutdownNow();
        }
    }
}
