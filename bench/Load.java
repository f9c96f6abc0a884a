import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Whole inbound calls of vendor-order-confirmation against a running server, the next request of a connection as soon
 * as the last is answered. One thread serves all connections and nothing is parsed beyond status, length and body,
 * because the load shares the cores with the server. Webhooks.java runs it; by hand it runs as {@link #USAGE} says.
 */
final class Load {
    static final String USAGE = """
            java bench/Load.java --url http://HOST:PORT --token TOKEN [--seconds 20] [--warmup 10] [--connections 16]
                [--pid PROCESS_OF_THE_SERVER] [--constant true]""";

    // Escaped, so that a JDK 17 compiles it alike in every locale: the vendor's name and "samosa" in Devanagari.
    private static final String INPUTS = """
            {"order_id":"1042",\
            "vendor_name":"\u0936\u0930\u094d\u092e\u093e \u0938\u094d\u0935\u0940\u091f\u094d\u0938",\
            "items":[{"name":"\u0938\u092e\u094b\u0938\u093e","quantity":2}],"amount":450}""";

    /** The requests of one call in their order. */
    private static final List<Applet> APPLETS = List.of(
            new Applet("gather/1", "&CustomField=" + encoded(INPUTS), 200),
            new Applet("passthru/1", "&digits=%221%22", 200),
            new Applet("gather/2", "", 200),
            new Applet("passthru/2", "&digits=%222%22", 302),
            new Applet("greeting", "", 200));

    /** @param query what this request has beside the parameters that all have */
    record Applet(String path, String query, int status) {}

    /** @param constant whether the server gives the one answer 200 to everything, as Bare.java does */
    record Options(URI url, String token, int seconds, int warmup, int connections, int pid, boolean constant) {
        static Options of(String[] args) {
            List<String> names = List.of("url", "token", "seconds", "warmup", "connections", "pid", "constant");
            String[] values = {"", "", "20", "10", "16", "0", "false"};
            for (int i = 0; i < args.length; i += 2) {
                int name = args[i].startsWith("--") ? names.indexOf(args[i].substring(2)) : -1;
                if (name < 0 || i + 1 == args.length) {
                    throw new IllegalArgumentException("Unknown option, or no value for it: " + args[i] + "\n" + USAGE);
                }
                values[name] = args[i + 1];
            }
            if (!values[0].matches("http://[^/:]+:\\d+/?")) {
                throw new IllegalArgumentException("--url takes http://HOST:PORT, not '" + values[0] + "'\n" + USAGE);
            }
            return new Options(
                    URI.create(values[0]),
                    values[1],
                    number(values[2], 1),
                    number(values[3], 0),
                    number(values[4], 1),
                    number(values[5], 0),
                    Boolean.parseBoolean(values[6]));
        }

        private static int number(String value, int least) {
            if (!value.matches("\\d{1,9}") || Integer.parseInt(value) < least) {
                throw new IllegalArgumentException("Not a number from " + least + " up: " + value + "\n" + USAGE);
            }
            return Integer.parseInt(value);
        }
    }

    /** Durations counted in buckets of 1/64 of a power of two, so that a percentile is off by 0.8 % at most. */
    static final class Histogram {
        private final long[] counts = new long[64 * 59];
        long count;
        long max;

        void add(long nanos) {
            counts[bucket(nanos)]++;
            count++;
            max = Math.max(max, nanos);
        }

        void add(Histogram other) {
            Arrays.setAll(counts, i -> counts[i] + other.counts[i]);
            count += other.count;
            max = Math.max(max, other.max);
        }

        double millis(double quantile) {
            long left = Math.max(1, (long) Math.ceil(quantile * count)) - counts[0];
            int bucket = 0;
            while (left > 0 && bucket < counts.length - 1) {
                left -= counts[++bucket];
            }
            return count == 0 ? 0 : Math.min(max, middle(bucket)) / 1e6;
        }

        /** The value itself below 128; above, 64 buckets for each power of two. */
        static int bucket(long value) {
            int shift = Math.max(0, 57 - Long.numberOfLeadingZeros(value));
            return (shift << 6) + (int) (value >>> shift);
        }

        static double middle(int bucket) {
            int shift = Math.max(0, (bucket >> 6) - 1);
            return ((long) (bucket - (shift << 6)) << shift) + ((1L << shift) - 1) / 2.0;
        }
    }

    /** One answer at the start of a read buffer: its body lies from {@code body} to before {@code end}. */
    record Answer(int status, int body, int end) {
        private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

        /** The answer, or null while some of it is still on its way. */
        static Answer read(byte[] bytes, int size) {
            int length = -1;
            int line = 0;
            for (int i = 0; i < size; i++) {
                if (bytes[i] != '\n') {
                    continue;
                }
                if (i - line == 1) {
                    return whole(bytes, size, i + 1, length);
                }
                if (isLength(bytes, line, i)) {
                    length = number(bytes, line + LENGTH.length, i);
                }
                line = i + 1;
            }
            return null;
        }

        private static Answer whole(byte[] bytes, int size, int body, int length) {
            if (length < 0) {
                throw new IllegalStateException("an answer without Content-Length, which this program cannot read: "
                        + new String(bytes, 0, body, StandardCharsets.US_ASCII).strip());
            }
            return size < body + length ? null : new Answer(number(bytes, 9, 12), body, body + length);
        }

        private static boolean isLength(byte[] bytes, int line, int end) {
            int i = 0;
            while (i < LENGTH.length && line + i < end && (bytes[line + i] | 0x20) == LENGTH[i]) {
                i++;
            }
            return i == LENGTH.length;
        }

        private static int number(byte[] bytes, int from, int to) {
            int number = 0;
            for (int i = from; i < to; i++) {
                number = bytes[i] >= '0' && bytes[i] <= '9' ? number * 10 + bytes[i] - '0' : number;
            }
            return number;
        }
    }

    /** A call's requests as bytes, ready but for the CallSid. */
    record Script(byte[][] requests, int[] sidAt) {
        private static final String QUERY = """
                CallSid=%s&CallFrom=09876543210&CallTo=08069891522&Direction=incoming&Created=%s&DialCallDuration=0\
                &StartTime=%s&EndTime=1970-01-01+05%%3A30%%3A00&CallType=call-attempt&DialWhomNumber=&flow_id=4242\
                &tenant_id=1409&From=09876543210&To=08069891522&CurrentTime=%s""";
        private static final String SID = "s".repeat(32);

        static Script of(Options options) {
            byte[][] requests = new byte[APPLETS.size()][];
            int[] sidAt = new int[requests.length];
            for (int step = 0; step < requests.length; step++) {
                Applet applet = APPLETS.get(step);
                String request = "GET /exotel/" + options.token + "/vendor-order-confirmation/" + applet.path + "?"
                        + parameters() + applet.query + " HTTP/1.1\r\nHost: " + options.url.getAuthority()
                        + "\r\nExotel-Version: 1.0\r\n\r\n";
                requests[step] = request.getBytes(StandardCharsets.US_ASCII);
                sidAt[step] = request.indexOf("CallSid=" + SID) + "CallSid=".length();
            }
            return new Script(requests, sidAt);
        }

        private static String parameters() {
            LocalDateTime now = LocalDateTime.now(ZoneId.of("Asia/Kolkata"));
            String second = encoded(now.format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")));
            DateTimeFormatter created = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss", Locale.ENGLISH);
            return QUERY.formatted(SID, encoded(now.format(created)), second, second);
        }
    }

    /** What was answered in the measured period; wrong answers are counted from the first request to the last. */
    static final class Tally {
        final Histogram[] times =
                Stream.generate(Histogram::new).limit(APPLETS.size()).toArray(Histogram[]::new);
        final long[] bytes = new long[times.length];
        final byte[][] bodies = new byte[times.length][];
        long wrong;
        String firstWrong = "";

        void wrong(int step, String what) {
            firstWrong = wrong++ == 0 ? APPLETS.get(step).path + ": " + what : firstWrong;
        }

        /** Every call has the same inputs and keys: an applet's body must always be the one it first gave. */
        void check(int step, Answer answer, int status, byte[] read) {
            if (bodies[step] == null) {
                bodies[step] = Arrays.copyOfRange(read, answer.body, answer.end);
            }
            byte[] body = bodies[step];
            if (answer.status != status || !Arrays.equals(body, 0, body.length, read, answer.body, answer.end)) {
                String text = new String(read, answer.body, answer.end - answer.body, StandardCharsets.UTF_8);
                wrong(step, "status " + answer.status + (answer.status == status ? ", another body: " : ": ") + text);
            }
        }
    }

    /** A keep-alive connection in the middle of a call. */
    static final class Connection {
        final ByteBuffer in = ByteBuffer.allocate(64 * 1024);
        final byte[] sid = new byte[32];
        SocketChannel channel;
        int step;
        long sentAt;
    }

    private static final String SID_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private final SplittableRandom random = new SplittableRandom();
    private final Options options;
    private final Tally tally = new Tally();
    private final Script script;
    private final Selector selector;
    private boolean measuring;
    private boolean draining;

    Load(Options options, Selector selector) {
        this.options = options;
        this.script = Script.of(options);
        this.selector = selector;
    }

    private void run(PrintStream out) throws IOException {
        for (int i = 0; i < options.connections; i++) {
            connect(new Connection());
        }
        pump(options.warmup);
        Optional<ProcessHandle> server = ProcessHandle.of(options.pid);
        double serverBefore = server.map(Load::cpu).orElse(0.0);
        double ownBefore = cpu(ProcessHandle.current());
        measuring = true;
        double seconds = pump(options.seconds);
        measuring = false;
        double own = cpu(ProcessHandle.current()) - ownBefore;
        Optional<Double> servers = server.map(Load::cpu).map(after -> after - serverBefore);
        draining = true;
        pump(5);
        for (SelectionKey key : selector.keys()) {
            tally.wrong(((Connection) key.attachment()).step, "no answer within 5 s");
        }
        print(out, seconds, servers, own);
    }

    /** Sends and receives for some time, or while draining until every connection is answered and closed. */
    private double pump(int seconds) throws IOException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < seconds * 1_000_000_000L
                && !selector.keys().isEmpty()) {
            selector.select(100);
            for (SelectionKey key : selector.selectedKeys()) {
                receive((Connection) key.attachment());
            }
            selector.selectedKeys().clear();
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private void connect(Connection connection) throws IOException {
        connection.channel = SocketChannel.open(new InetSocketAddress(options.url.getHost(), options.url.getPort()));
        connection.channel.configureBlocking(false);
        connection.channel.register(selector, SelectionKey.OP_READ, connection);
        send(connection, 0);
    }

    private void send(Connection connection, int step) throws IOException {
        for (int i = 0; step == 0 && i < connection.sid.length; i++) {
            connection.sid[i] = (byte) SID_LETTERS.charAt(random.nextInt(36));
        }
        byte[] request = script.requests[step];
        System.arraycopy(connection.sid, 0, request, script.sidAt[step], connection.sid.length);
        connection.step = step;
        connection.in.clear();
        connection.sentAt = System.nanoTime();
        ByteBuffer out = ByteBuffer.wrap(request);
        while (out.hasRemaining()) { // once, in truth: a request is far smaller than the socket's empty buffer
            connection.channel.write(out);
        }
    }

    private void receive(Connection connection) throws IOException {
        try {
            read(connection);
        } catch (IOException lost) {
            tally.wrong(connection.step, "connection lost, " + lost.getMessage());
            connection.channel.close();
            if (!draining) {
                connect(connection);
            }
        }
    }

    private void read(Connection connection) throws IOException {
        if (connection.channel.read(connection.in) <= 0) {
            throw new IOException("closed by the server, or an answer above 64 KB");
        }
        Answer answer = Answer.read(connection.in.array(), connection.in.position());
        if (answer == null) {
            return;
        }
        long nanos = System.nanoTime() - connection.sentAt;
        int status = options.constant ? 200 : APPLETS.get(connection.step).status;
        tally.check(connection.step, answer, status, connection.in.array());
        if (measuring) {
            tally.times[connection.step].add(nanos);
            tally.bytes[connection.step] += answer.end - answer.body;
        }
        if (draining) {
            connection.channel.close();
        } else {
            send(connection, (connection.step + 1) % APPLETS.size());
        }
    }

    private static double cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    private void print(PrintStream out, double seconds, Optional<Double> server, double own) {
        Histogram all = new Histogram();
        out.println("applet       requests/s   p50 ms   p99 ms p99.9 ms   max ms   bytes");
        for (int step = 0; step < APPLETS.size(); step++) {
            row(out, APPLETS.get(step).path, tally.times[step], seconds, tally.bytes[step]);
            all.add(tally.times[step]);
        }
        row(out, "all", all, seconds, Arrays.stream(tally.bytes).sum());
        server.ifPresent(spent -> cpuLine(out, "server", spent, seconds, all.count));
        cpuLine(out, "load", own, seconds, all.count);
        byte[] last = tally.bodies[APPLETS.size() - 1];
        if (!options.constant && last != null) {
            out.println("the greeting said: " + new String(last, StandardCharsets.UTF_8).strip());
        }
        out.println("wrong answers: " + tally.wrong + (tally.wrong == 0 ? "" : ", the first " + tally.firstWrong));
    }

    private static void row(PrintStream out, String name, Histogram times, double seconds, long bytes) {
        double[] ms = {times.millis(0.5), times.millis(0.99), times.millis(0.999), times.max / 1e6};
        out.printf("%-12s%11.0f%9.3f%9.3f%9.3f%9.3f", name, times.count / seconds, ms[0], ms[1], ms[2], ms[3]);
        out.printf("%8d%n", bytes / Math.max(1, times.count));
    }

    private static void cpuLine(PrintStream out, String who, double cpu, double seconds, long count) {
        out.printf("CPU of the %s: %.2f s, %.2f cores", who, cpu, cpu / seconds);
        out.printf(", %.1f us a request%n", cpu * 1e6 / Math.max(1, count));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        try (Selector selector = Selector.open()) {
            Load load = new Load(Options.of(args), selector);
            load.run(new PrintStream(System.out, true, StandardCharsets.UTF_8));
            System.exit(load.tally.wrong == 0 ? 0 : 1);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        } catch (IOException | IllegalStateException e) {
            System.err.println("The load broke off: " + e.getMessage());
            System.exit(1);
        }
    }
}
