package ghanti.app;

import ghanti.emulator.Account;
import ghanti.emulator.Chain;
import ghanti.emulator.Emulator;
import ghanti.emulator.Tempo;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A server with an emulated Exotel behind it, for commands that ask a running server. */
final class CommandServer implements AutoCloseable {

    private final Emulator exotel;
    private final Server server;

    CommandServer(Path data) {
        exotel = Emulator.of(Account.of("exampletenant1", "exotel-key-91", "exotel-token-c3", "08069891522"))
                .tempo(Tempo.instant())
                .start();
        server = TestSettings.in(data).exotel(exotel.baseUrl()).start();
        URI base = URI.create(server.publicUrl() + "/exotel/" + TestSettings.TOKEN + "/" + TestSettings.FLOW);
        exotel.app("4242", Chain.standard(base, 10));
    }

    Emulator exotel() {
        return exotel;
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    TestApi api() {
        return new TestApi(server.port());
    }

    /** A command with its arguments, told where this server is. */
    CommandRun run(String command, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--url", url()));
        return CommandRun.with(Map.of("GHANTI_API_KEYS", TestSettings.KEY), all.toArray(String[]::new));
    }

    @Override
    public void close() {
        exotel.close();
        server.close();
    }
}
