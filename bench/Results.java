import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Results a second to healthy receivers, with and without one that takes connections and never answers: starts ghanti in a
 * process of its own and makes results at a steady rate. README.md beside this file explains.
 */
final class Results {
    private static final String USAGE = """
            java bench/Results.java JAR [--rate 250] [--dead-rate 10] [--receivers 4] [--latency 20] [--seconds 20]
                [--warmup 15] [--rounds 1] [--postgres JDBC_URL]""";
    private static final String TOKEN = "token-of-the-benchmark";
    private static final String KEY = "key-of-the-benchmark";
    private static final String SETTINGS = "(GHANTI|EXOTEL)_.*|(DATABASE|REDIS|PUBLIC)_URL|PORT|HOST";
    private static final Pattern TIME = Pattern.compile("\"timestamp\":\"([^\"]+)\"");
    private static final Pattern CALL = Pattern.compile("\"data\":\\{\"id\":\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    /** One key causes two results: the report and the end. */
    private static final String FLOW = """
            flow: bench
            languages: en
            start: ask
            nodes:
              ask: {type: menu, prompt: Press one., keys: {"1": {go: bye, report: accepted}}, exhausted: bye}
              bye: {type: end, outcome: accepted, prompt: Thank you.}
            """;

    /** What healthy receivers heard in the measured period, and what came in a wrong order at any time. */
    private static final class Heard {
        final ConcurrentLinkedQueue<Long> delays = new ConcurrentLinkedQueue<>();
        final Map<String, String> last = new ConcurrentHashMap<>();
        final AtomicLong all = new AtomicLong();
        final AtomicLong disorder = new AtomicLong();
        volatile boolean measuring;

        void take(String body) {
            all.incrementAndGet();
            Matcher time = TIME.matcher(body);
            Matcher call = CALL.matcher(body);
            if (!time.find() || !call.find()) {
                throw new IllegalStateException("a result without its time or call: " + body);
            }
            boolean finished = body.contains("\"call.finished\"");
            String before = last.put(call.group(1), finished ? "end" : "report");
            disorder.addAndGet("end".equals(before) ? 1 : 0);
            if (measuring) {
                delays.add(Duration.between(Instant.parse(time.group(1)), Instant.now()).toMillis());
            }
        }
    }

    private final Map<String, String> options;
    private final List<HttpServer> receivers = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong late = new AtomicLong();
    private Heard heard = new Heard();
    private int runs;

    private Results(Map<String, String> options) {
        this.options = options;
    }

    private int number(String name, int otherwise) {
        return Integer.parseInt(options.getOrDefault("--" + name, Integer.toString(otherwise)));
    }

    private void openReceivers() throws IOException {
        int latency = number("latency", 20);
        ScheduledExecutorService later = Executors.newScheduledThreadPool(2);
        for (int i = 0; i < number("receivers", 4); i++) {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
            server.setExecutor(threads);
            server.createContext("/", exchange -> {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                heard.take(body);
                later.schedule(() -> answer(exchange), latency, TimeUnit.MILLISECONDS);
            });
            server.start();
            receivers.add(server);
        }
    }

    private static void answer(HttpExchange exchange) {
        try (exchange) {
            exchange.sendResponseHeaders(204, -1);
        } catch (IOException gone) {
            // Whoever asked has hung up, and says so on the other side.
        }
    }

    /** Takes connections and whatever is sent, and never answers. */
    private static ServerSocket dead(ExecutorService threads) throws IOException {
        ServerSocket server = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        threads.submit(() -> {
            List<Socket> held = new ArrayList<>();
            while (!server.isClosed()) {
                held.add(server.accept());
            }
            return held;
        });
        return server;
    }

    private String url(int receiver) {
        return "http://127.0.0.1:" + receivers.get(receiver).getAddress().getPort() + "/results";
    }

    /** An inbound call of two requests; its two results go to the first receiver. */
    private void inbound(int port) throws IOException, InterruptedException {
        String sid = UUID.randomUUID().toString().replace("-", "");
        String address = "http://127.0.0.1:" + port + "/exotel/" + TOKEN + "/bench/";
        String query = "/1?CallSid=" + sid + "&CallFrom=09876543210&CallTo=08069891522&Direction=incoming";
        expect(200, HttpRequest.newBuilder(URI.create(address + "gather" + query)));
        expect(302, HttpRequest.newBuilder(URI.create(address + "passthru" + query + "&digits=%221%22")));
    }

    /** A call for tomorrow that is cancelled at once; its one result goes where the call says. */
    private void cancelled(int port, String resultUrl) throws IOException, InterruptedException {
        String body = "{\"flow\":\"bench\",\"to\":\"+919876543210\",\"result_url\":\"" + resultUrl + "\",\"not_before\":\""
                + Instant.now().plus(Duration.ofDays(1)) + "\"}";
        String calls = "http://127.0.0.1:" + port + "/v1/calls";
        Matcher id = ID.matcher(expect(202, api(calls, body)));
        if (!id.find()) {
            throw new IOException("a call without an id");
        }
        expect(200, api(calls + "/" + id.group(1) + "/cancel", ""));
    }

    private static HttpRequest.Builder api(String url, String body) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + KEY)
                .POST(BodyPublishers.ofString(body));
    }

    private String expect(int status, HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
        if (answer.statusCode() != status) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private interface Work {
        void once() throws Exception;
    }

    /** Starts work at a steady rate; what has no thread in time waits for one and counts as late. */
    private void steadily(double perSecond, long until, Work work) {
        ExecutorService pool = Executors.newFixedThreadPool(16);
        threads.submit(() -> {
            long next = System.nanoTime();
            while (next < until) {
                TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
                long due = next;
                pool.submit(() -> {
                    try {
                        late.addAndGet(System.nanoTime() - due > TimeUnit.SECONDS.toNanos(1) ? 1 : 0);
                        work.once();
                    } catch (Exception e) {
                        if (failures.getAndIncrement() == 0) {
                            OUT.println("first failure: " + e);
                        }
                    }
                });
                next += (long) (1e9 / perSecond);
            }
            pool.shutdown();
            return null;
        });
    }

    /** The results a second that healthy receivers heard. */
    private double run(boolean withDead) throws Exception {
        heard = new Heard();
        failures.set(0);
        late.set(0);
        Path folder = Files.createTempDirectory("ghanti-bench-");
        int port = freePort();
        Process server = start(folder, port);
        try (ServerSocket dead = dead(threads)) {
            awaitHealth(port);
            int seconds = number("seconds", 20);
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(number("warmup", 15) + seconds);
            int rate = number("rate", 250);
            int others = receivers.size() - 1;
            // Four of five healthy results are of inbound calls, two a call.
            double inbound = others == 0 ? rate / 2.0 : rate * 0.4;
            steadily(inbound, until, () -> inbound(port));
            for (int i = 1; i <= others; i++) {
                String url = url(i);
                steadily((rate - 2 * inbound) / others, until, () -> cancelled(port, url));
            }
            if (withDead) {
                String url = "http://127.0.0.1:" + dead.getLocalPort() + "/results";
                steadily(number("dead-rate", 10), until, () -> cancelled(port, url));
            }
            TimeUnit.SECONDS.sleep(number("warmup", 15));
            Duration cpu = cpu(server);
            heard.measuring = true;
            long began = System.nanoTime();
            TimeUnit.NANOSECONDS.sleep(until - System.nanoTime());
            heard.measuring = false;
            return told(withDead, (System.nanoTime() - began) / 1e9, cpu(server).minus(cpu), port);
        } finally {
            server.destroy();
            server.waitFor(40, TimeUnit.SECONDS);
            server.destroyForcibly();
            clear(folder);
        }
    }

    private double told(boolean withDead, double seconds, Duration cpu, int port) throws Exception {
        List<Long> delays = heard.delays.stream().sorted().toList();
        double perSecond = delays.size() / seconds;
        TimeUnit.SECONDS.sleep(2);
        Matcher paused = Pattern.compile("(?m)^ghanti_result_receivers_paused (\\S+)")
                .matcher(expect(200, HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))));
        OUT.printf(
                "%-12s %8.1f results/s   delay p50 %5d ms  p99 %5d ms  max %5d ms   cores %.2f   paused %s%n",
                withDead ? "with dead" : "without",
                perSecond,
                at(delays, 0.5),
                at(delays, 0.99),
                at(delays, 1),
                cpu.toMillis() / 1e3 / seconds,
                paused.find() ? paused.group(1) : "-");
        if (heard.disorder.get() + failures.get() + late.get() > 0) {
            OUT.printf(
                    "    out of order or twice %d, failed requests %d, requests begun more than 1 s late %d%n",
                    heard.disorder.get(), failures.get(), late.get());
        }
        return perSecond;
    }

    private static long at(List<Long> sorted, double quantile) {
        return sorted.isEmpty() ? -1 : sorted.get((int) Math.min(sorted.size() - 1, quantile * sorted.size()));
    }

    private static Duration cpu(Process process) {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private Process start(Path folder, int port) throws IOException {
        Files.createDirectories(folder.resolve("flows"));
        Files.writeString(folder.resolve("flows/bench.yaml"), FLOW);
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-jar", options.get("JAR"),
                "serve");
        builder.environment().keySet().removeIf(name -> name.matches(SETTINGS));
        Map<String, String> settings = new HashMap<>(Map.of(
                "PORT", "" + port, "HOST", "127.0.0.1", "GHANTI_DATA", folder.resolve("data").toString(),
                "GHANTI_FLOWS", folder.resolve("flows").toString(), "GHANTI_WEBHOOK_TOKEN", TOKEN,
                "GHANTI_API_KEYS", KEY, "GHANTI_RESULT_URL", url(0), "GHANTI_TTS", "none"));
        // No call is ever dialled, but calls are only taken where one could be.
        settings.putAll(Map.of(
                "EXOTEL_ACCOUNT_SID", "bench", "EXOTEL_API_KEY", "bench", "EXOTEL_API_TOKEN", "bench",
                "EXOTEL_CALLER_ID", "08069891522", "EXOTEL_APP_ID", "4242", "EXOTEL_BASE_URL", "http://127.0.0.1:9"));
        if (options.containsKey("--postgres")) {
            settings.put("DATABASE_URL", options.get("--postgres").replace("{run}", Integer.toString(++runs)));
        }
        builder.environment().putAll(settings);
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "log"))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    private void awaitHealth(int port) throws Exception {
        for (int i = 0; i < 300; i++) {
            try {
                expect(200, HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health")));
                return;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new IOException("no 200 on /health in 30 s");
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
        if (args.length % 2 == 0 || !Files.exists(Path.of(args[0]))) {
            System.err.println(USAGE);
            System.exit(2);
        }
        options.put("JAR", args[0]);
        Results results = new Results(options);
        results.openReceivers();
        OUT.printf(
                "%d cores, Java %s, %s, load average before %.2f%n",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                options.containsKey("--postgres") ? "PostgreSQL" : "H2 file",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        for (int round = 0; round < results.number("rounds", 1); round++) {
            double without = results.run(false);
            double with = results.run(true);
            OUT.printf("with/without: %.3f%n", with / without);
        }
        System.exit(0);
    }
}
