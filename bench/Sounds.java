import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ghanti.audio.WavFile;
import ghanti.engine.Line;
import ghanti.flow.Flow;
import ghanti.flow.yaml.FlowFolder;
import ghanti.flow.yaml.FlowReader;
import ghanti.sound.AudioFolder;
import ghanti.sound.MemorySoundStore;
import ghanti.sound.Studio;
import ghanti.speech.Speaker;
import io.javalin.Javalin;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * What serving and joining sounds costs: {@code java -cp target/ghanti.jar bench/Sounds.java [--seconds 10] [--warmup 20]
 * [--connections 16] [--rounds 3]}. A recorded prompt of middling size is fetched from ghanti and, in turn, from a bare
 * Javalin server that answers a constant of the same bytes; then a prompt of twelve pieces is joined in this process.
 */
final class Sounds {
    private static final Path CACHE = Path.of("audio-cache");
    private static final String JAR = "target/ghanti.jar";
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final int JOINED = 3000;
    private static final int COLD = 500;

    /** A server in a process of its own, with the heap that Webhooks.java gives. */
    record Server(Process process, int port) implements AutoCloseable {
        static Server start(int port, Path folder, String... command) throws IOException, InterruptedException {
            List<String> all = new ArrayList<>(List.of(JAVA, "-Xmx512m"));
            all.addAll(List.of(command));
            ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
            builder.redirectOutput(folder.resolve(port + ".log").toFile());
            builder.environment().keySet().removeIf(name -> name.matches("(GHANTI|EXOTEL)_.*|DATABASE_URL|PUBLIC_URL"));
            builder.environment().putAll(Map.of("PORT", "" + port, "HOST", "127.0.0.1", "GHANTI_TTS", "none"));
            builder.environment().put("GHANTI_DATA", folder.toString());
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            for (int tries = 0; tries < 300; tries++) {
                Thread.sleep(100);
                try (Socket up = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    return new Server(process, port);
                } catch (IOException notYet) {
                    if (!process.isAlive()) {
                        break;
                    }
                }
            }
            throw new IOException("a server did not start; see " + folder.resolve(port + ".log"));
        }

        @Override
        public void close() throws IOException {
            process.destroy();
            process.onExit().join();
        }
    }

    /** The ceiling: one constant for every address. */
    private static void bare(int port, Path file) throws IOException {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        byte[] answer = Files.readAllBytes(file);
        Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.get("/*", context -> {
                        // Without it Jetty would chunk what is larger than its buffer.
                        context.res().setContentLength(answer.length);
                        context.contentType("audio/wav").result(answer);
                    });
                })
                .start("127.0.0.1", port);
    }

    /** How many requests a second all connections get answered, each sending its next one at once. */
    private static double load(int port, Path file, int seconds, int connections) throws Exception {
        byte[] expected = Files.readAllBytes(file);
        byte[] request = ("GET /audio/" + file.getFileName() + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        long began = System.nanoTime();
        long until = began + seconds * 1_000_000_000L;
        List<Future<Long>> all = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            all.add(threads.submit(() -> fetch(port, request, expected, until)));
        }
        long answered = 0;
        for (Future<Long> one : all) {
            answered += one.get();
        }
        threads.shutdown();
        return answered * 1e9 / (System.nanoTime() - began);
    }

    private static long fetch(int port, byte[] request, byte[] expected, long until) throws IOException {
        long answered = 0;
        byte[] body = new byte[expected.length];
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
            while (System.nanoTime() < until) {
                socket.getOutputStream().write(request);
                int length = length(in);
                if (length != expected.length || in.readNBytes(body, 0, length) != length) {
                    throw new IOException("an answer of " + length + " bytes, not " + expected.length);
                }
                // Comparing every answer would take the server's share of the cores.
                if (answered++ % 1000 == 0 && !Arrays.equals(body, expected)) {
                    throw new IOException("an answer with other bytes");
                }
            }
        }
        return answered;
    }

    /** Reads a head and says how long the body is. */
    private static int length(InputStream in) throws IOException {
        int length = -1;
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c != '\n') {
                line.append((char) c);
                continue;
            }
            String text = line.toString().strip();
            line.setLength(0);
            if (text.isEmpty()) {
                return length;
            }
            if (text.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(text.substring(15).strip());
            } else if (text.startsWith("HTTP/1.1 ") && !text.startsWith("HTTP/1.1 200")) {
                throw new IOException(text);
            }
        }
        throw new IOException("closed by the server");
    }

    private static void serve(Map<String, Integer> options) throws Exception {
        Path file = middling();
        Path folder = Files.createTempDirectory("ghanti-bench-");
        int one = freePort();
        int other = freePort();
        int connections = options.get("connections");
        try (Server bare = Server.start(one, folder, "-cp", JAR, "bench/Sounds.java", "bare", "" + one, "" + file);
                Server ghanti = Server.start(other, folder, "-jar", JAR, "serve")) {
            load(bare.port, file, options.get("warmup"), connections);
            load(ghanti.port, file, options.get("warmup"), connections);
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < options.get("rounds"); round++) {
                double ceiling = load(bare.port, file, options.get("seconds"), connections);
                double ours = load(ghanti.port, file, options.get("seconds"), connections);
                ratios.add(ours / ceiling);
                print("%d bytes: bare %.0f requests/s, ghanti %.0f", Files.size(file), ceiling, ours);
                print(", ratio %.2f%n", ours / ceiling);
            }
            ratios.sort(Comparator.naturalOrder());
            print("median ratio of %d: %.2f%n", ratios.size(), ratios.get(ratios.size() / 2));
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
            }
        }
    }

    private static Path middling() throws IOException {
        try (Stream<Path> files = Files.walk(CACHE)) {
            List<Path> wavs = files.filter(file -> file.toString().endsWith(".wav"))
                    .filter(file -> file.toFile().length() > 20_000)
                    .sorted(Comparator.comparing(file -> file.toFile().length()))
                    .toList();
            return wavs.get(wavs.size() / 2);
        }
    }

    /** From the words of a prompt with new values to its WAV file, as for a call that nobody had before. */
    private static void join() throws IOException {
        FlowFolder flows = new FlowFolder(new FlowReader(name -> null));
        Flow flow = flows.readAll(Path.of("flows"))
                .flows()
                .get("vendor-order-confirmation")
                .flow();
        ExecutorService nobody = Executors.newSingleThreadExecutor();
        Studio.Parts parts = new Studio.Parts(
                new AudioFolder(CACHE), new MemorySoundStore(), Optional.empty(), nobody, 64L << 20);
        Studio studio = Studio.of(parts, new Speaker(), Clock.systemUTC());
        double[] millis = new double[JOINED];
        double seconds = 0;
        for (int i = 0; i < JOINED; i++) {
            Map<String, Object> values = Map.of("order_id", "" + (1000 + i), "amount", new BigDecimal(999));
            long start = System.nanoTime();
            String hash = studio.sounding()
                    .sound(flow, List.of(new Line("greeting", Line.Part.PROMPT, "hi", values)))
                    .orElseThrow();
            byte[] wav = studio.sounds().wav(hash).orElseThrow();
            millis[i] = (System.nanoTime() - start) / 1e6;
            seconds = WavFile.read(wav).duration().toMillis() / 1000.0;
        }
        nobody.shutdown();
        double first = millis[0];
        // What Java has not compiled yet is the first answer's business, not that of a server that runs for months.
        millis = Arrays.copyOfRange(millis, COLD, JOINED);
        Arrays.sort(millis);
        print("a prompt of twelve pieces, %.1f s of sound: first %.0f ms with the folder read", seconds, first);
        print(", then p50 %.2f ms, p99 %.2f ms%n", millis[millis.length / 2], millis[millis.length * 99 / 100]);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }

    public static void main(String[] args) throws Exception {
        if (args.length == 3 && args[0].equals("bare")) {
            bare(Integer.parseInt(args[1]), Path.of(args[2]));
            return;
        }
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        try {
            Map<String, Integer> options = options(args);
            double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
            print("%d cores, Java %s", Runtime.getRuntime().availableProcessors(), Runtime.version());
            print(", load average before %.2f%n", load);
            join();
            serve(options);
            System.exit(0);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static Map<String, Integer> options(String[] args) {
        Map<String, Integer> options =
                new TreeMap<>(Map.of("seconds", 10, "warmup", 20, "connections", 16, "rounds", 3));
        for (int i = 0; i < args.length; i += 2) {
            String name = args[i].replaceFirst("^--", "");
            if (!options.containsKey(name) || i + 1 == args.length || !args[i + 1].matches("[1-9]\\d{0,3}")) {
                throw new IllegalArgumentException(
                        "--" + String.join(", --", options.keySet()) + " take a number each; not " + args[i]);
            }
            options.put(name, Integer.parseInt(args[i + 1]));
        }
        for (Path needed : List.of(Path.of(JAR), CACHE, Path.of("flows"))) {
            if (!Files.exists(needed)) {
                throw new IllegalArgumentException(
                        "There is no " + needed + " here: run it in the project's folder, with the jar built.");
            }
        }
        return options;
    }
}
