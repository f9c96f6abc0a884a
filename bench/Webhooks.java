import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * ghanti's applet requests a second beside those of a bare Javalin handler: starts one after the other, each in its own
 * process with the same heap, and loads both with the same requests (Load.java). README.md beside this file explains.
 */
final class Webhooks {
    private static final String USAGE = """
            java bench/Webhooks.java JAR [--rounds 1] [--postgres JDBC_URL] [LOAD]
            java bench/Webhooks.java --url http://HOST:PORT --token TOKEN [LOAD]
            where LOAD is [--seconds 20] [--warmup 10] [--connections 16]""";
    private static final String TOKEN = "token-of-the-benchmark";
    private static final String SETTINGS = "(GHANTI|EXOTEL)_.*|(DATABASE|REDIS|PUBLIC)_URL|PORT|HOST";
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    /** @param forLoad what Load.java takes, passed on as it came */
    record Options(Optional<Path> jar, int rounds, Optional<String> postgres, List<String> forLoad) {
        static Options of(String[] args) {
            Optional<Path> jar = Optional.empty();
            Optional<String> postgres = Optional.empty();
            int rounds = 1;
            List<String> forLoad = new ArrayList<>();
            for (int i = 0; i < args.length; i++) {
                if (!args[i].startsWith("--") && jar.isEmpty()) {
                    jar = Optional.of(Path.of(args[i]));
                } else if (i + 1 == args.length) {
                    throw new IllegalArgumentException("No value for " + args[i] + "\n" + USAGE);
                } else if (args[i].equals("--rounds")) {
                    rounds = rounds(args[++i]);
                } else if (args[i].equals("--postgres")) {
                    postgres = Optional.of(args[++i]);
                } else {
                    forLoad.addAll(List.of(args[i], args[++i]));
                }
            }
            return new Options(jar, rounds, postgres, forLoad).checked();
        }

        private static int rounds(String value) {
            if (!value.matches("[1-9]\\d{0,2}")) {
                throw new IllegalArgumentException("--rounds takes a number from 1 to 999, not " + value);
            }
            return Integer.parseInt(value);
        }

        private Options checked() {
            if (jar.isPresent() == forLoad.contains("--url")) {
                throw new IllegalArgumentException("Give either a jar or --url.\n" + USAGE);
            }
            List<Path> needed = new ArrayList<>(List.of(Path.of("bench", "Load.java")));
            jar.ifPresent(file -> needed.addAll(List.of(file, Path.of("bench", "Bare.java"), Path.of("flows"))));
            for (Path path : needed) {
                if (!Files.exists(path)) {
                    throw new IllegalArgumentException(
                            "There is no " + path + " here: run it in the project's folder, with the jar built.");
                }
            }
            return this;
        }
    }

    /** A server in a child process, stopped on close and also when this program is interrupted. */
    record Server(Process process, int port, Path folder) implements AutoCloseable {
        static Server start(List<String> command, Map<String, String> settings, int port, Path folder)
                throws IOException, InterruptedException {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.redirectOutput(folder.resolve("server.log").toFile());
            // The surroundings may hold the settings of a real installation, and results must not reach that business.
            builder.environment().keySet().removeIf(name -> name.matches(SETTINGS));
            builder.environment().putAll(settings);
            Process process = builder.start();
            Server server = new Server(process, port, folder);
            Runtime.getRuntime().addShutdownHook(new Thread(server::clear));
            try {
                server.awaitHealth();
            } catch (IOException | InterruptedException e) {
                server.close();
                throw e;
            }
            return server;
        }

        private void awaitHealth() throws IOException, InterruptedException {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (!healthy()) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    List<String> log = Files.readAllLines(folder.resolve("server.log"));
                    throw new IOException((process.isAlive() ? "No 200 on /health in 60 s" : "The server ended") + ":\n"
                            + String.join("\n", log.subList(Math.max(0, log.size() - 20), log.size())));
                }
                Thread.sleep(100);
            }
        }

        private boolean healthy() {
            try {
                URI health = URI.create("http://127.0.0.1:" + port + "/health");
                HttpURLConnection connection =
                        (HttpURLConnection) health.toURL().openConnection();
                connection.setReadTimeout(2000);
                return connection.getResponseCode() == 200;
            } catch (IOException notYet) {
                return false;
            }
        }

        @Override
        public void close() {
            process.destroy();
            try {
                process.waitFor(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            clear();
        }

        private void clear() {
            process.destroyForcibly().onExit().join();
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            } catch (IOException gone) {
                // It was cleared before: this also runs when the program ends.
            }
        }
    }

    /** What one run of Load.java came to. */
    record Loaded(double perSecond, int exit) {}

    private static Server bare(Path jar) throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = List.of(JAVA, "-Xmx512m", "-cp", jar.toString(), "bench/Bare.java", "" + port);
        return Server.start(command, Map.of(), port, Files.createTempDirectory("ghanti-bench-"));
    }

    private static Server ghanti(Path jar, Optional<String> postgres) throws IOException, InterruptedException {
        int port = freePort();
        Path folder = Files.createTempDirectory("ghanti-bench-");
        Map<String, String> settings = new HashMap<>(Map.of("PORT", "" + port, "HOST", "127.0.0.1"));
        settings.put("GHANTI_DATA", folder.toString());
        settings.put("GHANTI_FLOWS", "flows");
        settings.put("GHANTI_WEBHOOK_TOKEN", TOKEN);
        settings.put("GHANTI_API_KEYS", "key-of-the-benchmark");
        settings.put("GHANTI_WINDOW", "always");
        // No speech is wanted here, and a synthesizer at work in the background would take part of the cores.
        settings.put("GHANTI_TTS", "none");
        postgres.ifPresent(url -> settings.put("DATABASE_URL", url));
        List<String> command = List.of(JAVA, "-Xmx512m", "-jar", jar.toString(), "serve");
        return Server.start(command, settings, port, folder);
    }

    private static Loaded load(Options options, Server server, boolean constant) throws IOException {
        List<String> arguments = new ArrayList<>(options.forLoad);
        arguments.addAll(List.of("--url", "http://127.0.0.1:" + server.port, "--token", TOKEN));
        arguments.addAll(List.of("--pid", "" + server.process.pid(), "--constant", "" + constant));
        return load(arguments);
    }

    /** Runs Load.java in a JVM of its own, so that what was compiled for one server is not carried to the next. */
    private static Loaded load(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(JAVA, "-Xmx256m", "bench/Load.java"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        double perSecond = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                OUT.println(line);
                perSecond = line.startsWith("all ") ? Double.parseDouble(line.split(" +")[1]) : perSecond;
            }
        }
        int exit = process.onExit().join().exitValue();
        if (exit != 0 && perSecond == 0) {
            System.exit(exit); // it has said why, and there is nothing to compare
        }
        return new Loaded(perSecond, exit);
    }

    /** Bare and ghanti in turn, so that a machine that slows down slows both; the median is the figure to keep. */
    private static int compare(Path jar, Options options) throws IOException, InterruptedException {
        List<Double> ratios = new ArrayList<>();
        int exit = 0;
        for (int round = 1; round <= options.rounds; round++) {
            OUT.printf("%nbare Javalin, round %d of %d%n", round, options.rounds);
            Loaded ceiling;
            try (Server server = bare(jar)) {
                ceiling = load(options, server, true);
            }
            OUT.printf("%nghanti, round %d of %d%n", round, options.rounds);
            Loaded ghanti;
            try (Server server = ghanti(jar, options.postgres)) {
                ghanti = load(options, server, false);
            }
            ratios.add(ghanti.perSecond / ceiling.perSecond);
            OUT.printf("%nratio ghanti/bare: %.3f%n", ratios.get(ratios.size() - 1));
            exit = Math.max(exit, Math.max(ceiling.exit, ghanti.exit));
        }
        List<Double> sorted = ratios.stream().sorted().toList();
        double median = (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
        OUT.printf("median ratio of %d: %.3f", sorted.size(), median);
        OUT.printf(" (%.3f to %.3f)%n", sorted.get(0), sorted.get(sorted.size() - 1));
        return exit;
    }

    private static void machine(Options options) {
        String store = options.jar
                .map(jar -> options.postgres.isPresent() ? ", PostgreSQL" : ", H2 file")
                .orElse("");
        OUT.print(System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", ");
        OUT.print(Runtime.getRuntime().availableProcessors() + " cores, Java " + Runtime.version() + store);
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        OUT.printf(", load average before %.2f%n", load);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public static void main(String[] args) throws InterruptedException {
        Locale.setDefault(Locale.ROOT);
        try {
            Options options = Options.of(args);
            machine(options);
            System.exit(options.jar.isPresent() ? compare(options.jar.get(), options) : load(options.forLoad).exit);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        } catch (IOException e) {
            System.err.println("The benchmark broke off: " + e.getMessage());
            System.exit(1);
        }
    }
}
