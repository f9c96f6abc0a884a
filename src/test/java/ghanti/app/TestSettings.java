package ghanti.app;

import ghanti.dial.CallingWindow;
import ghanti.dial.Limits;
import ghanti.dial.Patience;
import ghanti.exotel.ExotelAccount;
import ghanti.flow.PromptMode;
import ghanti.sound.AudioFolder;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Settings of a server under test: a free port, a database of its own, no calling window. */
final class TestSettings {

    static final String TOKEN = "wire-token-5b1f";
    static final String KEY = "api-key-77aa";
    static final String SECRET = "whsec_dGVzdC1zZWNyZXQtb2YtdGhlLXdpcmUtdGVzdHM=";
    static final String FLOW = "shop-order";
    static final Path FLOWS = Path.of("src/test/wire/flows");
    static final String PHONE = "+919876543210";

    private final Path data;
    private Optional<String> database = Optional.empty();
    private Optional<URI> results = Optional.empty();
    private Optional<ExotelAccount> exotel = Optional.empty();
    private Path flows = FLOWS;
    private List<String> fetchHosts = List.of();

    private AudioSettings audio =
            new AudioSettings(new AudioFolder(Path.of("audio-cache")), PromptMode.TEXT, Optional.empty());

    private int mostStreams = 100;
    private int port;
    private String publicUrl = "";
    private Limits limits = new Limits(6000, 1000, 6000, 1000);
    private Patience patience = Patience.USUAL;

    private TestSettings(Path data) {
        this.data = data;
    }

    static TestSettings in(Path data) {
        return new TestSettings(data);
    }

    static ExotelAccount account(URI api) {
        HttpUrl base = HttpUrl.get(api.toString());
        return new ExotelAccount(base, "exampletenant1", "exotel-key-91", "exotel-token-c3", "08069891522", "4242");
    }

    TestSettings database(String url) {
        database = Optional.of(url);
        return this;
    }

    TestSettings results(URI url) {
        results = Optional.of(url);
        return this;
    }

    TestSettings exotel(URI api) {
        exotel = Optional.of(account(api));
        return this;
    }

    TestSettings exotel(ExotelAccount account) {
        exotel = Optional.of(account);
        return this;
    }

    TestSettings flows(Path folder) {
        flows = folder;
        return this;
    }

    TestSettings fetchHosts(String... hosts) {
        fetchHosts = List.of(hosts);
        return this;
    }

    TestSettings mostStreams(int most) {
        mostStreams = most;
        return this;
    }

    /** @param reached under which address Exotel reaches it */
    TestSettings at(int number, String reached) {
        port = number;
        publicUrl = reached;
        return this;
    }

    TestSettings dialling(int perMinute, Patience waits) {
        limits = new Limits(perMinute, 1000, perMinute, 1000);
        patience = waits;
        return this;
    }

    TestSettings audio(AudioSettings settings) {
        audio = settings;
        return this;
    }

    Settings build() {
        return new Settings(
                "127.0.0.1",
                port,
                Optional.of(publicUrl).filter(url -> !url.isEmpty()),
                database,
                data,
                flows,
                List.of(TOKEN),
                List.of(KEY),
                results,
                List.of(SECRET),
                exotel,
                new DialSettings(
                        limits, Optional.of(new CallingWindow.Instead(Optional.empty())), Optional.empty(), patience),
                fetchHosts,
                audio,
                mostStreams,
                Optional.empty(),
                30);
    }

    Server start() {
        return Server.start(build());
    }
}
