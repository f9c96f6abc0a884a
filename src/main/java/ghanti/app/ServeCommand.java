package ghanti.app;

import ghanti.flow.Condition;
import ghanti.speech.Recognizer;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jline.utils.Signals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ghanti serve}. */
@Command(
        name = "serve",
        description = "Runs the server. Needs no settings: port 8080, an H2 database and generated secrets under data/,"
                + " flows from flows/.",
        footerHeading = "%nSecrets come from the environment alone, so that no list of processes shows them:%n",
        footer = {
            "  GHANTI_WEBHOOK_TOKEN   secret path segment of every Exotel address;",
            "                         several by comma during a change",
            "  GHANTI_API_KEYS        bearer keys of /v1; several by comma",
            "  GHANTI_RESULT_SECRET   whsec_… that signs results; new,old during a change",
            "  EXOTEL_API_KEY, EXOTEL_API_TOKEN",
            "                         of the Exotel account",
            "  REDIS_URL              redis://user:password@host/0, where streams are put",
            "                         as they happen (default none)",
            "  SARVAM_API_KEY, OPENAI_API_KEY, GOOGLE_API_KEY, AZURE_API_KEY,",
            "  ELEVENLABS_API_KEY     of who speaks",
            "  SARVAM_API_KEY, OPENAI_API_KEY, DEEPGRAM_API_KEY",
            "                         of who understands",
            "  GHANTI_STT_URL         another address of who understands",
            "The first three are generated and kept under data/secrets if they are not set."
        })
final class ServeCommand implements Callable<Integer> {

    private static final Logger log = LoggerFactory.getLogger(ServeCommand.class);

    @Mixin
    private ServerOptions options = new ServerOptions();

    @Mixin
    private SpeechOptions speech = new SpeechOptions();

    @Override
    public Integer call() throws InterruptedException {
        // The log takes as long to load as CEL does, and neither needs the other.
        Thread loading = new Thread(Condition::load, "load-cel");
        loading.setDaemon(true);
        loading.start();
        Optional<Recognizer> recognizer = speech.recognizer(System.getenv());
        Settings settings = options.settings(System.getenv());
        CountDownLatch stopped = new CountDownLatch(1);
        AtomicReference<Server> started = new AtomicReference<>();
        AtomicBoolean reload = new AtomicBoolean();
        // Before the start: until somebody takes it, a SIGHUP ends the process.
        Signals.register("HUP", () -> {
            reload.set(true);
            Optional.ofNullable(started.get()).ifPresent(Server::reloadFlows);
        });
        Server server = Server.start(settings, recognizer);
        started.set(server);
        server.unnamedHosts().forEach(log::warn);
        if (reload.get()) {
            server.reloadFlows();
        }
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.close();
                            stopped.countDown();
                        },
                        "stop"));
        new Greeting(System.out, settings, new Secrets(System.getenv(), settings.data())).print(server);
        stopped.await();
        return 0;
    }
}
