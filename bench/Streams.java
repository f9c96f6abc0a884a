import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Many Voicebot streams at once: starts ghanti in a process of its own and opens sockets to it from one thread here, each
 * sending a tenth of a second of sound ten times a second and hearing prompts. README.md beside this file explains.
 */
final class Streams {
    private static final String USAGE =
            "java bench/Streams.java JAR [--calls 2000] [--seconds 30] [--opened-a-second 200] [--limit CALLS]";
    private static final String TOKEN = "token-of-the-benchmark";
    private static final String SETTINGS = "(GHANTI|EXOTEL)_.*|(DATABASE|REDIS|PUBLIC)_URL|PORT|HOST";
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final long MS = 1_000_000;
    private static final long CHUNK = 200 * MS;

    /** Prompts that ship, so that they have their sound; 13 s, and a second between them. */
    private static final String FLOW = """
            flow: bench
            languages: hi
            defaults: {attempts: 9, timeout: 1s}
            start: ask
            nodes:
              ask:
                type: menu
                prompt: "बढ़िया। ऑर्डर कितनी देर में तैयार होगा? पंद्रह मिनट के लिए एक दबाएँ। तीस मिनट के लिए दो। पैंतालीस मिनट के लिए तीन। समय ख़ुद बताने के लिए चार। फिर से सुनने के लिए नौ।"
                keys: {"1": ask}
                exhausted: bye
              bye: {type: end, outcome: done, prompt: "धन्यवाद।"}
            """;

    private final int port;
    private final int calls;
    private final Selector selector;
    private final List<Call> all = new ArrayList<>();
    private final byte[] media = frame("{\"event\":\"media\",\"sequence_number\":\"3\",\"stream_sid\":\"s\",\"media\":{\"chunk\":\"2\","
            + "\"timestamp\":\"200\",\"payload\":\"" + Base64.getEncoder().encodeToString(new byte[1600]) + "\"}}");
    private final ByteBuffer in = ByteBuffer.allocateDirect(256 * 1024);
    private long[] gaps = new long[1 << 16];
    private int gapCount;
    private boolean measuring;
    private int refused;
    private int lost;

    private Streams(int port, int calls) throws IOException {
        this.port = port;
        this.calls = calls;
        this.selector = Selector.open();
    }

    /** One socket. */
    private final class Call {
        final int number;
        final SocketChannel channel;
        final SelectionKey key;
        final Deque<ByteBuffer> unsent = new ArrayDeque<>();
        final long opened = System.nanoTime();
        final ByteArrayOutputStream part = new ByteArrayOutputStream();
        boolean upgraded;
        long firstSound;
        long lastSound;
        long playedUntil;
        long nextMedia;
        String mark;

        Call(int number) throws IOException {
            this.number = number;
            channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            key = channel.register(selector, SelectionKey.OP_CONNECT, this);
        }

        void ready() throws IOException {
            if (key.isConnectable() && channel.finishConnect()) {
                key.interestOps(SelectionKey.OP_READ);
                send(("GET /exotel/" + TOKEN + "/bench/stream HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: "
                        + "Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
            }
            if (key.isValid() && key.isWritable()) {
                flush();
            }
            if (key.isValid() && key.isReadable()) {
                read();
            }
        }

        void send(byte[] bytes) throws IOException {
            unsent.add(ByteBuffer.wrap(bytes));
            flush();
        }

        private void flush() throws IOException {
            while (!unsent.isEmpty()) {
                channel.write(unsent.peek());
                if (unsent.peek().hasRemaining()) {
                    key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                    return;
                }
                unsent.remove();
            }
            key.interestOps(SelectionKey.OP_READ);
        }

        private void read() throws IOException {
            in.clear();
            int count = channel.read(in);
            if (count < 0) {
                throw new IOException("closed");
            }
            in.flip();
            byte[] bytes = new byte[in.remaining()];
            in.get(bytes);
            part.write(bytes);
            byte[] known = part.toByteArray();
            int used = upgraded ? 0 : upgrade(known);
            if (upgraded) {
                used += frames(known, used);
            }
            part.reset();
            part.write(known, used, known.length - used);
        }

        private int upgrade(byte[] known) throws IOException {
            String text = new String(known, StandardCharsets.ISO_8859_1);
            int end = text.indexOf("\r\n\r\n");
            if (end < 0) {
                return 0;
            }
            if (!text.startsWith("HTTP/1.1 101")) {
                refused++;
                throw new IOException(text.substring(0, text.indexOf('\r')));
            }
            upgraded = true;
            nextMedia = System.nanoTime();
            send(frame("{\"event\":\"connected\"}"));
            send(frame("{\"event\":\"start\",\"stream_sid\":\"s" + number + "\",\"start\":{\"call_sid\":\"bench" + number + "x"
                    + opened + "\",\"from\":\"09876543210\",\"media_format\":{\"sample_rate\":\"8000\"}}}"));
            return end + 4;
        }

        /** Frames of the server's are whole and unmasked; 126 tells two bytes of length, 127 eight. */
        private int frames(byte[] known, int from) throws IOException {
            int at = from;
            while (known.length - at >= 2) {
                int length = known[at + 1] & 0x7f;
                int head = length == 126 ? 4 : length == 127 ? 10 : 2;
                if (known.length - at < head) {
                    break;
                }
                if (length == 126) {
                    length = (known[at + 2] & 0xff) << 8 | known[at + 3] & 0xff;
                } else if (length == 127) {
                    throw new IOException("a frame beyond 64 kB");
                }
                if (known.length - at < head + length) {
                    break;
                }
                int opcode = known[at] & 0x0f;
                if (opcode == 8) {
                    throw new IOException("closed by the server");
                }
                if (opcode == 1) {
                    heard(known, at + head, length);
                }
                at += head + length;
            }
            return at - from;
        }

        private void heard(byte[] known, int from, int length) {
            String begin = new String(known, from, Math.min(length, 20), StandardCharsets.ISO_8859_1);
            long now = System.nanoTime();
            if (begin.startsWith("{\"event\":\"media\"")) {
                if (firstSound == 0) {
                    firstSound = now;
                }
                long gap = now - lastSound;
                // The first chunks of a prompt come in one go, and between prompts there is a pause.
                if (measuring && gap > 100 * MS && gap < 700 * MS) {
                    note(Math.abs(gap - CHUNK));
                }
                lastSound = now;
                playedUntil = Math.max(playedUntil, now) + CHUNK;
            } else if (begin.startsWith("{\"event\":\"mark\"")) {
                String text = new String(known, from, length, StandardCharsets.ISO_8859_1);
                int name = text.indexOf("\"name\":\"") + 8;
                mark = text.substring(name, text.indexOf('"', name));
            }
        }

        void due(long now) throws IOException {
            if (!upgraded) {
                return;
            }
            if (mark != null && now >= playedUntil) {
                send(frame("{\"event\":\"mark\",\"stream_sid\":\"s\",\"mark\":{\"name\":\"" + mark + "\"}}"));
                mark = null;
            }
            while (now >= nextMedia) {
                nextMedia += 100 * MS;
                if (unsent.size() < 20) {
                    send(media);
                }
            }
        }
    }

    private void note(long error) {
        if (gapCount == gaps.length) {
            gaps = Arrays.copyOf(gaps, 2 * gaps.length);
        }
        gaps[gapCount++] = error;
    }

    /** A text frame, masked with zeros: as the protocol wants it, and as cheap as none. */
    private static byte[] frame(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int head = bytes.length < 126 ? 6 : 8;
        byte[] frame = new byte[head + bytes.length];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (0x80 | (bytes.length < 126 ? bytes.length : 126));
        if (head == 8) {
            frame[2] = (byte) (bytes.length >> 8);
            frame[3] = (byte) bytes.length;
        }
        System.arraycopy(bytes, 0, frame, head, bytes.length);
        return frame;
    }

    private void turn(long until, int opened, long openEvery) throws IOException {
        long nextOpen = System.nanoTime();
        int toOpen = opened;
        long nextDue = System.nanoTime();
        while (System.nanoTime() < until || toOpen > 0) {
            selector.select(key -> {
                Call call = (Call) key.attachment();
                try {
                    call.ready();
                } catch (IOException e) {
                    over(call);
                }
            }, 2);
            long now = System.nanoTime();
            while (toOpen > 0 && now >= nextOpen) {
                all.add(new Call(all.size()));
                toOpen--;
                nextOpen += openEvery;
            }
            if (now >= nextDue) {
                nextDue = now + 5 * MS;
                for (Call call : List.copyOf(all)) {
                    try {
                        call.due(now);
                    } catch (IOException e) {
                        over(call);
                    }
                }
            }
        }
    }

    private void over(Call call) {
        if (call.upgraded) {
            lost++;
        }
        call.key.cancel();
        all.remove(call);
        try {
            call.channel.close();
        } catch (IOException e) {
            OUT.println("a socket could not be closed: " + e.getMessage());
        }
    }

    private static long ticks(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    private static long heap(long pid) throws IOException, InterruptedException {
        command("jcmd", Long.toString(pid), "GC.run");
        String info = command("jcmd", Long.toString(pid), "GC.heap_info");
        int used = info.indexOf(" used ") + 6;
        return Long.parseLong(info.substring(used, info.indexOf('K', used)));
    }

    private static String command(String... words) throws IOException, InterruptedException {
        words[0] = Path.of(System.getProperty("java.home"), "bin", words[0]).toString();
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out;
    }

    private static String ms(long nanos) {
        return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
    }

    private static long at(long[] sorted, double part) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * part)];
    }

    private void run(long pid, int seconds, int aSecond) throws IOException, InterruptedException {
        long idle = heap(pid);
        turn(0, calls, 1_000_000_000L / aSecond);
        turn(System.nanoTime() + 8_000 * MS, 0, 1);
        long[] setUp = all.stream().filter(call -> call.firstSound > 0).mapToLong(call -> call.firstSound - call.opened).sorted().toArray();
        measuring = true;
        long before = ticks(pid);
        long own = ticks(ProcessHandle.current().pid());
        long began = System.nanoTime();
        turn(began + seconds * 1000 * MS, 0, 1);
        double took = (System.nanoTime() - began) / 1e9;
        double server = (ticks(pid) - before) / 100.0 / took;
        double load = (ticks(ProcessHandle.current().pid()) - own) / 100.0 / took;
        measuring = false;
        int open = all.size();
        // The sockets are read on while the heap is looked at, or the server would have to close them.
        Thread looking = new Thread(() -> {
            try {
                OUT.printf(Locale.ROOT, "heap a call           %.0f kB%n", (heap(pid) - idle) / (double) Math.max(1, open));
            } catch (IOException | InterruptedException e) {
                OUT.println("the heap could not be looked at: " + e.getMessage());
            }
        });
        looking.start();
        turn(System.nanoTime() + 4_000 * MS, 0, 1);
        looking.join();
        long[] sorted = Arrays.copyOf(gaps, gapCount);
        Arrays.sort(sorted);
        OUT.printf(Locale.ROOT, "calls                 %d open, %d refused, %d lost%n", open, refused, lost);
        OUT.printf(Locale.ROOT, "server                %.2f cores, %.4f %% of a core a call%n", server, 100 * server / Math.max(1, open));
        OUT.printf(Locale.ROOT, "this program          %.2f cores%n", load);
        OUT.println("pacing error          p50 " + ms(at(sorted, 0.5)) + ", p99 " + ms(at(sorted, 0.99)) + ", max "
                + ms(at(sorted, 1)) + " of " + sorted.length + " chunks");
        OUT.println("first sound after     p50 " + ms(at(setUp, 0.5)) + ", p99 " + ms(at(setUp, 0.99)));
    }

    public static void main(String[] args) throws Exception {
        Map<String, Integer> options = new HashMap<>(Map.of("--calls", 2000, "--seconds", 30, "--opened-a-second", 200));
        if (args.length % 2 == 0) {
            throw new IllegalArgumentException(USAGE);
        }
        for (int i = 1; i < args.length; i += 2) {
            options.put(args[i], Integer.parseInt(args[i + 1]));
        }
        int calls = options.get("--calls");
        Path folder = Files.createTempDirectory("ghanti-bench-");
        Files.createDirectories(folder.resolve("flows"));
        Files.writeString(folder.resolve("flows/bench.yaml"), FLOW);
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g", "-jar", args[0], "serve");
        builder.environment().keySet().removeIf(name -> name.matches(SETTINGS));
        builder.environment().putAll(Map.of(
                "PORT", Integer.toString(port), "HOST", "127.0.0.1", "GHANTI_DATA", folder.resolve("data").toString(),
                "GHANTI_FLOWS", folder.resolve("flows").toString(), "GHANTI_WEBHOOK_TOKEN", TOKEN, "GHANTI_TTS", "none",
                "GHANTI_MAX_STREAMS", Integer.toString(options.getOrDefault("--limit", calls))));
        Process server = builder.redirectErrorStream(true).redirectOutput(new File(folder.toFile(), "log")).start();
        try {
            HttpClient http = HttpClient.newHttpClient();
            HttpRequest health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health")).build();
            for (int i = 0; i < 100; i++) {
                try {
                    http.send(health, HttpResponse.BodyHandlers.discarding());
                    break;
                } catch (IOException e) {
                    TimeUnit.MILLISECONDS.sleep(200);
                }
            }
            new Streams(port, calls).run(server.pid(), options.get("--seconds"), options.get("--opened-a-second"));
        } finally {
            server.destroy();
            server.waitFor();
        }
        OUT.println("log of the server     " + folder.resolve("log"));
    }
}
