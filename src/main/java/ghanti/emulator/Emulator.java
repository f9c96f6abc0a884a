package ghanti.emulator;

import com.sun.net.httpserver.HttpServer;
import ghanti.emulator.LineFacts.App;
import ghanti.emulator.LineFacts.Parties;
import ghanti.emulator.stream.StreamCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/**
 * An Exotel that rings nobody. It answers the REST API of docs/exotel-protocol.md, Outbound calls, on a port of this
 * machine, and for each call it places it walks through the app's {@link Chain} by HTTP, with a {@link Callee} at the
 * other end. Closing it ends all calls and threads.
 */
public final class Emulator implements AutoCloseable {
    private final Account account;
    private final Register register = new Register();
    private final Phonebook phonebook;
    private final Threads threads;
    private final StreamCalls streams = new StreamCalls();
    private final Switchboard switchboard;
    private final HttpServer server;

    Emulator(Setting setting, Callee callee, int port, int mostLines) {
        account = setting.account();
        phonebook = new Phonebook(callee);
        threads = new Threads(mostLines);
        Switchboard.Network network = new Switchboard.Network(new Sender(threads.http()), streams);
        switchboard = new Switchboard(setting, register, phonebook, threads.lines(), network);
        server = serve(port, new RestApi(setting, register, switchboard), threads);
    }

    /** An emulator for this account, with its usual behaviour until told otherwise. */
    public static EmulatorBuilder of(Account account) {
        return new EmulatorBuilder(account);
    }

    /** The address to use instead of {@code https://api.in.exotel.com}. */
    public URI baseUrl() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://127.0.0.1:" + address.getPort());
    }

    /** Defines or replaces an app; calls already placed keep the chain they have. */
    public void app(String id, Chain chain) {
        switchboard.app(id, chain);
    }

    /** Who picks up every number: the first callee at its next attempt, and so on; the last one stays. */
    public void callees(Callee... callees) {
        phonebook.everyone(List.of(callees));
    }

    /** Who picks up one number, in any spelling: the first callee at the next attempt, and so on. */
    public void calleesOf(String number, Callee... callees) {
        phonebook.person(number, List.of(callees));
    }

    /** How the next well-formed dials are answered, one after the other; later ones are placed as usual. */
    public void answerNextDials(DialAnswer... answers) {
        List.of(answers).forEach(switchboard::answerNext);
    }

    /** A person calls the first ExoPhone of the account, which leads to that app. */
    public Line incoming(String appId, String caller, Callee callee) {
        App app =
                switchboard.app(appId).orElseThrow(() -> new NoSuchElementException("There is no app " + appId + "."));
        Parties parties = new Parties(
                PhoneNumber.national(caller),
                PhoneNumber.national(account.exoPhones().get(0)));
        Line line = switchboard.open(switchboard.newSid(), parties, app, null);
        switchboard.run(line, callee);
        return line;
    }

    /** Every dial so far, refused ones included. */
    public List<Dial> dials() {
        return register.dials();
    }

    /** Path and query of every other REST request so far. */
    public List<String> lookups() {
        return register.lookups();
    }

    /** Every call so far, incoming ones included. */
    public List<Line> lines() {
        return register.lines();
    }

    /** The call with that CallSid. */
    public Line line(String sid) {
        return register.line(sid).orElseThrow(() -> new NoSuchElementException("There is no call " + sid + "."));
    }

    /** The call with that number, from 1; waits for it in real time. */
    public Line awaitLine(int number, Duration timeout) throws InterruptedException {
        require(register.await(register::lines, number, timeout), "call", number, timeout);
        return lines().get(number - 1);
    }

    /** The dial with that number, from 1, refused ones included; waits for it in real time. */
    public Dial awaitDial(int number, Duration timeout) throws InterruptedException {
        require(register.await(register::dials, number, timeout), "dial", number, timeout);
        return dials().get(number - 1);
    }

    @Override
    public void close() {
        server.stop(0);
        // Before the threads, since an interrupted line would otherwise report that it is over; and after them, for a
        // line that was dialled meanwhile.
        breakOffLines();
        threads.close();
        streams.close();
        breakOffLines();
    }

    private void breakOffLines() {
        CancellationException closed = new CancellationException("the emulator was closed");
        lines().forEach(line -> line.breakOff(closed));
    }

    private static void require(boolean there, String what, int number, Duration timeout) {
        if (!there) {
            throw new IllegalStateException(
                    "There was no " + what + " number " + number + " within " + timeout.toMillis() + " ms.");
        }
    }

    private static HttpServer serve(int port, RestApi api, Threads threads) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.createContext("/", api);
            server.setExecutor(threads.rest());
            // The server's own dispatcher is a daemon only if a daemon starts it.
            CompletableFuture.runAsync(server::start, threads.rest()).join();
            return server;
        } catch (IOException e) {
            threads.close();
            throw new UncheckedIOException("The emulator cannot listen on port " + port + ".", e);
        }
    }
}
