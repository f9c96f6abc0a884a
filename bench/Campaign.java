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
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How long a campaign takes to be checked, stored, counted, told and cancelled: starts ghanti in a process of its own with little
 * memory; no call is dialled. README.md beside this file explains.
 */
final class Campaign {
    private static final String USAGE = """
            java bench/Campaign.java JAR [--rows 100000] [--memory 256m] [--expires no] [--postgres JDBC_URL]""";
    private static final String KEY = "key-of-the-benchmark";
    private static final String SETTINGS = "(GHANTI|EXOTEL)_.*|(DATABASE|REDIS|PUBLIC)_URL|PORT|HOST";
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private static final String FLOW = """
            flow: bench
            languages: en
            inputs:
              order_id: {type: digits}
              vendor_name: {type: text}
              items: {type: items}
              amount: {type: rupees}
            answers: {minutes: {type: number}}
            start: bye
            nodes:
              bye: {type: end, outcome: accepted, prompt: Thank you.}
            """;

    private final Map<String, String> options;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private int port;

    private Campaign(Map<String, String> options) {
        this.options = options;
    }

    private String option(String name, String otherwise) {
        return options.getOrDefault("--" + name, otherwise);
    }

    private Path rows(Path folder) throws IOException {
        Path file = folder.resolve("rows.csv");
        try (PrintStream out = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
            out.println("to,order_id,vendor_name,items,amount,metadata.shop");
            int rows = Integer.parseInt(option("rows", "100000"));
            for (int i = 0; i < rows; i++) {
                out.println("+919876543210," + (1_000_000 + i) + ",\"शर्मा स्वीट्स, दिल्ली\",\"2 समोसा, 1 चाय\"," + (100 + i % 900)
                        + ".50," + i % 5000);
            }
        }
        return file;
    }

    private Process start(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("flows"));
        Files.writeString(folder.resolve("flows/bench.yaml"), FLOW);
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + option("memory", "256m"),
                "-jar", options.get("JAR"), "serve");
        builder.environment().keySet().removeIf(name -> name.matches(SETTINGS));
        builder.environment().putAll(Map.of(
                "PORT", "" + port, "HOST", "127.0.0.1", "GHANTI_DATA", folder.resolve("data").toString(),
                "GHANTI_FLOWS", folder.resolve("flows").toString(), "GHANTI_API_KEYS", KEY, "GHANTI_TTS", "none"));
        // Nothing is ever dialled, but calls are only taken where they could be.
        builder.environment().putAll(Map.of(
                "EXOTEL_ACCOUNT_SID", "bench", "EXOTEL_API_KEY", "bench", "EXOTEL_API_TOKEN", "bench",
                "EXOTEL_CALLER_ID", "08069891522", "EXOTEL_APP_ID", "4242", "EXOTEL_BASE_URL", "http://127.0.0.1:9"));
        if (options.containsKey("--postgres")) {
            builder.environment().put("DATABASE_URL", options.get("--postgres"));
        }
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "log"))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    private HttpRequest.Builder api(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + KEY)
                .timeout(Duration.ofMinutes(30));
    }

    private String expect(int status, HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != status) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private String timed(String what, int status, HttpRequest.Builder request) throws Exception {
        long began = System.nanoTime();
        String body = expect(status, request);
        OUT.printf("%-32s %8.2f s%n", what, (System.nanoTime() - began) / 1e9);
        return body;
    }

    private void awaitHealth() throws Exception {
        for (int i = 0; i < 600; i++) {
            try {
                expect(200, api("/health"));
                return;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new IOException("no 200 on /health in 60 s");
    }

    private void run() throws Exception {
        Path folder = Files.createTempDirectory("ghanti-bench-");
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path rows = rows(folder);
        OUT.printf("%,d bytes of CSV%n", Files.size(rows));
        Process server = start(folder);
        try {
            awaitHealth();
            String query = "/v1/campaigns?flow=bench&paused=true"
                    + (option("expires", "no").equals("yes") ? "&expires_at=" + Instant.now().plus(Duration.ofDays(1)) : "");
            timed("checked", 200, upload(query + "&dry_run=true", rows));
            Matcher id = ID.matcher(timed("checked again and stored", 202, upload(query, rows)));
            id.find();
            String campaign = "/v1/campaigns/" + id.group(1);
            timed("progress", 200, api(campaign));
            String progress = timed("progress once more", 200, api(campaign));
            String results = timed("results as CSV", 200, api(campaign + "/calls.csv"));
            if (!progress.contains("\"open\":" + option("rows", "100000") + ",")
                    || results.lines().count() != 1 + Integer.parseInt(option("rows", "100000"))) {
                throw new IOException("not all rows are there: " + progress);
            }
            long began = System.nanoTime();
            expect(200, api(campaign + "/cancel").POST(BodyPublishers.noBody()));
            while (!expect(200, api(campaign)).contains("\"finished_at\":\"")) {
                TimeUnit.MILLISECONDS.sleep(500);
            }
            OUT.printf("%-32s %8.2f s%n", "cancelled, every call", (System.nanoTime() - began) / 1e9);
            OUT.println(memory(server));
        } finally {
            server.destroy();
            server.waitFor(40, TimeUnit.SECONDS);
            server.destroyForcibly();
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }

    private HttpRequest.Builder upload(String query, Path rows) throws IOException {
        return api(query).header("Content-Type", "text/csv").POST(BodyPublishers.ofFile(rows));
    }

    /** Where the system tells it. */
    private static String memory(Process server) throws IOException {
        Path status = Path.of("/proc/" + server.pid() + "/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream().filter(line -> line.startsWith("VmHWM")).findFirst().orElse("")
                : "";
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
        OUT.printf(
                "%d cores, Java %s, %s, load average before %.2f%n",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                options.containsKey("--postgres") ? "PostgreSQL" : "H2 file",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        new Campaign(options).run();
        System.exit(0);
    }
}
