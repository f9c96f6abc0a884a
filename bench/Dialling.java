import ghanti.emulator.Account;
import ghanti.emulator.Callee;
import ghanti.emulator.Chain;
import ghanti.emulator.Dial;
import ghanti.emulator.Emulator;
import ghanti.emulator.Tempo;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Two servers on one PostgreSQL dial a queue at a given pace, the queue being short and then long. README.md beside this file
 * explains.
 */
final class Dialling {
    private static final String USAGE = """
            java -cp target/ghanti.jar bench/Dialling.java JAR --database JDBC_URL [--sizes 10000,1000000] [--pace 1000]
                [--minutes 5]""";
    private static final String KEY = "key-of-the-benchmark";
    private static final String SETTINGS = "(GHANTI|EXOTEL)_.*|(DATABASE|REDIS|PUBLIC)_URL|PORT|HOST";
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private static final String FLOW = """
            flow: bench
            languages: en
            start: bye
            nodes:
              bye: {type: end, outcome: told, prompt: Thank you.}
            """;

    /** Makes copies of one waiting call, each with an id and a number of its own. */
    private static final String COPY_CALLS = """
            insert into calls (id, revision, flow, status, outcome, recipient, call_sid, created_at, updated_at, parent_id, document)
            select copy, revision, flow, status, outcome, number, null, created_at, updated_at, null,
                replace(replace(document, id, copy), recipient, number)
            from (select calls.*, substr(id, 1, 24) || lpad(to_hex(n), 12, '0') as copy,
                    '+9198765' || lpad((n % 100000)::text, 5, '0') as number
                from calls, generate_series(1, SIZE) n where id = 'TEMPLATE') copies""";

    private static final String COPY_PLACES = """
            insert into dial_queue (call_id, lane, due_at)
            select substr(call_id, 1, 24) || lpad(to_hex(n), 12, '0'), lane, now() + n * interval '1 microsecond'
            from dial_queue, generate_series(1, SIZE) n where call_id = 'TEMPLATE'""";

    private final Map<String, String> options;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Process> servers = new ArrayList<>();

    private Dialling(Map<String, String> options) {
        this.options = options;
    }

    private int number(String name, int otherwise) {
        return Integer.parseInt(options.getOrDefault("--" + name, Integer.toString(otherwise)));
    }

    private void run(int size) throws Exception {
        Path folder = Files.createTempDirectory("ghanti-bench-");
        Files.createDirectories(folder.resolve("flows"));
        Files.writeString(folder.resolve("flows/bench.yaml"), FLOW);
        String url = database("ghanti_bench_" + size);
        try (Connection database = DriverManager.getConnection(url);
                Emulator exotel = Emulator.of(Account.of("bench", "bench", "bench", "08069891522"))
                        .tempo(Tempo.instant())
                        .callee(Callee.script("no-answer"))
                        .start()) {
            exotel.app("4242", Chain.nothing());
            int port = start(folder, url, exotel.baseUrl());
            start(folder, url, exotel.baseUrl());
            String template = place(port);
            fill(database, size, template);
            measure(size, database, exotel);
            plans(database);
        } finally {
            for (Process server : servers) {
                server.destroy();
                server.waitFor(40, TimeUnit.SECONDS);
                server.destroyForcibly();
            }
            servers.clear();
            clear(folder);
        }
    }

    /** A new, empty database beside the one of the address. */
    private String database(String name) throws SQLException {
        String url = options.get("--database");
        try (Connection connection = DriverManager.getConnection(url); Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name);
            statement.execute("create database " + name);
        }
        return url.replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1");
    }

    private static void fill(Connection database, int size, String template) throws SQLException {
        database.setAutoCommit(false);
        try (Statement statement = database.createStatement()) {
            statement.execute(COPY_CALLS.replace("SIZE", "" + size).replace("TEMPLATE", template));
            statement.execute(COPY_PLACES.replace("SIZE", "" + size).replace("TEMPLATE", template));
            // What the database would do by itself within a minute.
            statement.execute("analyze calls, dial_queue");
        }
        database.commit();
        database.setAutoCommit(true);
    }

    private void measure(int size, Connection database, Emulator exotel) throws Exception {
        OUT.printf("%n%,d calls in the queue, load average %.2f%n", size, load());
        exotel.awaitDial(1, Duration.ofMinutes(1));
        TimeUnit.MILLISECONDS.sleep(WARM_UP.toMillis());
        Map<String, Long> before = counters(database);
        Instant from = Instant.now();
        int minutes = number("minutes", 5);
        for (int minute = 1; minute <= minutes; minute++) {
            TimeUnit.MILLISECONDS.sleep(Duration.between(Instant.now(), from.plus(Duration.ofMinutes(minute))).toMillis());
            Instant begun = from.plus(Duration.ofMinutes(minute - 1L));
            long dials = dials(exotel, begun, from.plus(Duration.ofMinutes(minute)));
            OUT.printf("minute %d: %d dials, %+.2f %%, load average %.2f%n", minute, dials, error(dials, 1), load());
        }
        Map<String, Long> after = counters(database);
        long dials = dials(exotel, from, Instant.now());
        long twice = dials - exotel.dials().stream()
                .filter(dial -> !dial.at().isBefore(from))
                .map(dial -> dial.field("CustomField"))
                .distinct()
                .count();
        double paced = dials(exotel, from, from.plus(Duration.ofMinutes(minutes)));
        OUT.printf("overall: %.0f dials, %+.2f %%; calls dialled twice: %d%n", paced, error(paced, minutes), twice);
        after.forEach((name, count) ->
                OUT.printf(Locale.ROOT, "  %-28s %8.2f a dial%n", name, (count - before.get(name)) / (double) dials));
    }

    private double error(double dials, int minutes) {
        return 100 * (dials / ((double) number("pace", 1000) * minutes) - 1);
    }

    private static long dials(Emulator exotel, Instant from, Instant until) {
        return exotel.dials().stream()
                .map(Dial::at)
                .filter(at -> !at.isBefore(from) && at.isBefore(until))
                .count();
    }

    private static Map<String, Long> counters(Connection database) throws Exception {
        // The servers' sessions tell their counters now and then.
        TimeUnit.SECONDS.sleep(1);
        Map<String, Long> counters = new LinkedHashMap<>();
        try (Statement statement = database.createStatement()) {
            ResultSet all = statement.executeQuery("select xact_commit, xact_rollback, tup_returned, tup_fetched, blks_hit + blks_read,"
                    + " deadlocks from pg_stat_database where datname = current_database()");
            all.next();
            String[] names = {"commits", "rollbacks", "rows read", "rows fetched by index", "pages", "deadlocks"};
            for (int i = 0; i < names.length; i++) {
                counters.put(names[i], all.getLong(i + 1));
            }
            ResultSet tables = statement.executeQuery("select relname, seq_scan, seq_tup_read from pg_stat_user_tables"
                    + " where relname in ('calls', 'dial_queue', 'dials', 'dial_pace', 'dial_jobs') order by relname");
            while (tables.next()) {
                counters.put("scans of " + tables.getString(1), tables.getLong(2));
                counters.put("rows scanned of " + tables.getString(1), tables.getLong(3));
            }
        }
        return counters;
    }

    /** The statements of the queue, as they stand in JdbiDialQueue. */
    private static void plans(Connection database) throws SQLException {
        Map<String, String> statements = new LinkedHashMap<>();
        statements.put("next lane", "select lane from dial_queue where lane > '' order by lane limit 1");
        statements.put("lane after the last", "select lane from dial_queue where lane > '~' order by lane limit 1");
        statements.put("first due", "select due_at from dial_queue where lane = LANE order by lane, due_at limit 1");
        statements.put("due", "select call_id from dial_queue where lane = LANE and due_at <= now() order by lane, due_at limit 8");
        statements.put("place", "select call_id, due_at from dial_queue where call_id = CALL and due_at <= now()"
                + " for update skip locked");
        statements.put("lines", "select count(*) from dials where over_at is null and dialled_at > now() - interval '5 hours'");
        statements.put("lines of an ExoPhone", "select count(*) from dials where over_at is null and exophone = '08069891522'"
                + " and dialled_at > now() - interval '5 hours'");
        statements.put("dials of a number", "select count(*) from dials where recipient = '+919876543210' and dialled_at >= now() -"
                + " interval '1 day'");
        statements.put("last ends", "select fate from dials where over_at >= now() - interval '10 minutes' order by over_at desc limit 20");
        try (Statement statement = database.createStatement()) {
            ResultSet first = statement.executeQuery("select lane, call_id from dial_queue order by lane, due_at limit 1");
            first.next();
            String lane = "'" + first.getString(1) + "'";
            String call = "'" + first.getString(2) + "'";
            for (Map.Entry<String, String> one : statements.entrySet()) {
                OUT.println(one.getKey() + ":");
                ResultSet plan = statement.executeQuery(
                        "explain (analyze, buffers, costs off) " + one.getValue().replace("LANE", lane).replace("CALL", call));
                while (plan.next()) {
                    OUT.println("    " + plan.getString(1));
                }
            }
        }
    }

    /** A call for tomorrow, of which all others are copies. */
    private String place(int port) throws Exception {
        String body = "{\"flow\":\"bench\",\"to\":\"+919876543210\",\"not_before\":\"" + Instant.now().plus(Duration.ofDays(1)) + "\"}";
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/calls"))
                        .header("Authorization", "Bearer " + KEY)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        Matcher id = ID.matcher(answer.body());
        if (answer.statusCode() != 202 || !id.find()) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return id.group(1);
    }

    private int start(Path folder, String database, URI exotel) throws Exception {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-jar", options.get("JAR"),
                "serve");
        builder.environment().keySet().removeIf(name -> name.matches(SETTINGS));
        String pace = options.getOrDefault("--pace", "1000");
        builder.environment().putAll(Map.of(
                "PORT", "" + port, "HOST", "127.0.0.1", "GHANTI_DATA", folder.resolve("data").toString(),
                "GHANTI_FLOWS", folder.resolve("flows").toString(), "GHANTI_WEBHOOK_TOKEN", "token-of-the-benchmark",
                "GHANTI_API_KEYS", KEY, "GHANTI_TTS", "none", "DATABASE_URL", database, "GHANTI_WINDOW", "always",
                "GHANTI_CALLS_PER_MINUTE", pace));
        builder.environment().putAll(Map.of(
                "GHANTI_CALLS_AT_ONCE", "1000", "EXOTEL_ACCOUNT_SID", "bench", "EXOTEL_API_KEY", "bench",
                "EXOTEL_API_TOKEN", "bench", "EXOTEL_CALLER_ID", "08069891522", "EXOTEL_APP_ID", "4242",
                "EXOTEL_BASE_URL", exotel.toString()));
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "log-" + port))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        servers.add(process);
        awaitHealth(port);
        return port;
    }

    private void awaitHealth(int port) throws Exception {
        HttpRequest health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health")).build();
        for (int i = 0; i < 600; i++) {
            try {
                http.send(health, BodyHandlers.discarding());
                return;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new IOException("nobody answers on /health after 60 s");
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void clear(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    public static void main(String[] args) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Map<String, String> options = new HashMap<>();
        for (int i = 1; i + 1 < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        if (args.length % 2 == 0 || !Files.exists(Path.of(args[0])) || !options.containsKey("--database")) {
            System.err.println(USAGE);
            System.exit(2);
        }
        options.put("JAR", args[0]);
        Dialling dialling = new Dialling(options);
        for (String size : options.getOrDefault("--sizes", "10000,1000000").split(",")) {
            dialling.run(Integer.parseInt(size));
        }
        System.exit(0);
    }
}
