package ghanti.app;

import ghanti.exotel.DialWay;
import ghanti.exotel.ExotelAccount;
import ghanti.live.RedisAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The settings as flags, each with an environment variable as its default. Secrets have the variable alone. */
final class ServerOptions {

    @Option(
            names = "--host",
            defaultValue = "${env:HOST:-0.0.0.0}",
            paramLabel = "ADDRESS",
            description = "Listen address (HOST; default 0.0.0.0).")
    String host = "";

    @Option(
            names = "--port",
            defaultValue = "${env:PORT:-8080}",
            paramLabel = "PORT",
            description = "Listen port (PORT; default 8080).")
    int port;

    @Option(
            names = "--public-url",
            defaultValue = "${env:PUBLIC_URL}",
            paramLabel = "URL",
            description = "How Exotel reaches this server, https (PUBLIC_URL; default http://localhost:PORT).")
    @Nullable
    String publicUrl;

    @Option(
            names = "--database-url",
            defaultValue = "${env:DATABASE_URL}",
            paramLabel = "URL",
            description =
                    "jdbc:… or postgres://user:password@host/database (DATABASE_URL; default an H2 file in the data"
                            + " folder). A password belongs into the variable, not the flag.")
    @Nullable
    String databaseUrl;

    @Option(
            names = "--data",
            defaultValue = "${env:GHANTI_DATA:-data}",
            paramLabel = "FOLDER",
            description = "Database and generated secrets (GHANTI_DATA; default data).")
    Path data = Path.of("data");

    @Option(
            names = "--flows",
            defaultValue = "${env:GHANTI_FLOWS:-flows}",
            paramLabel = "FOLDER",
            description = "The flow files (GHANTI_FLOWS; default flows).")
    Path flows = Path.of("flows");

    @Option(
            names = "--result-url",
            defaultValue = "${env:GHANTI_RESULT_URL}",
            paramLabel = "URL",
            description = "Where results are posted (GHANTI_RESULT_URL; default none).")
    @Nullable
    String resultUrl;

    @Option(
            names = "--exotel-account-sid",
            defaultValue = "${env:EXOTEL_ACCOUNT_SID}",
            paramLabel = "SID",
            description = "The Exotel account (EXOTEL_ACCOUNT_SID). Without it nothing is dialled.")
    @Nullable
    String exotelAccountSid;

    @Option(
            names = "--exotel-caller-id",
            defaultValue = "${env:EXOTEL_CALLER_ID}",
            paramLabel = "NUMBER",
            description = "The ExoPhone that callees see (EXOTEL_CALLER_ID).")
    @Nullable
    String exotelCallerId;

    @Option(
            names = "--exotel-app-id",
            defaultValue = "${env:EXOTEL_APP_ID}",
            paramLabel = "ID",
            description = "The app in Exotel's dashboard that calls are connected to (EXOTEL_APP_ID).")
    @Nullable
    String exotelAppId;

    @Option(
            names = "--exotel-dial",
            defaultValue = "${env:EXOTEL_DIAL:-app}",
            paramLabel = "WAY",
            description = "What dialled phones are connected to: app, the app of EXOTEL_APP_ID; voice-ai, our stream"
                    + " without any app; two-numbers, EXOTEL_VOICEBOT_NUMBER (EXOTEL_DIAL; default app).")
    String exotelDial = "app";

    @Option(
            names = "--exotel-voicebot-number",
            defaultValue = "${env:EXOTEL_VOICEBOT_NUMBER}",
            paramLabel = "NUMBER",
            description = "The ExoPhone whose app begins with a Voicebot, for two-numbers and POST /start"
                    + " (EXOTEL_VOICEBOT_NUMBER).")
    @Nullable
    String exotelVoicebotNumber;

    @Option(
            names = "--exotel-subdomain",
            defaultValue = "${env:EXOTEL_SUBDOMAIN:-api.in.exotel.com}",
            paramLabel = "HOST",
            description = "api.in.exotel.com (Mumbai) or api.exotel.com (Singapore) (EXOTEL_SUBDOMAIN).")
    String exotelSubdomain = "";

    @Option(
            names = "--exotel-base-url",
            defaultValue = "${env:EXOTEL_BASE_URL}",
            paramLabel = "URL",
            description =
                    "Whole base address of the API, for an emulator (EXOTEL_BASE_URL; default from the subdomain).")
    @Nullable
    String exotelBaseUrl;

    @Option(
            names = "--fetch-hosts",
            defaultValue = "${env:GHANTI_FETCH_HOSTS}",
            split = ",",
            paramLabel = "HOST",
            description = "Hosts that fetch nodes may call, by comma (GHANTI_FETCH_HOSTS; default none).")
    List<String> fetchHosts = List.of();

    @Option(
            names = "--max-streams",
            defaultValue = "${env:GHANTI_MAX_STREAMS:-2000}",
            paramLabel = "N",
            description =
                    "Voicebot streams at once on this server; more are refused (GHANTI_MAX_STREAMS; default 2000).")
    int mostStreams;

    @Option(
            names = "--recording-days",
            defaultValue = "${env:GHANTI_RECORDING_DAYS:-30}",
            paramLabel = "DAYS",
            description = "How long recordings of streams are kept (GHANTI_RECORDING_DAYS; default 30).")
    int recordingDays;

    @Mixin
    DialOptions dial = new DialOptions();

    @Mixin
    HeardOptions heard = new HeardOptions();

    /** @throws UsageException if a setting makes no sense, with the way out */
    Settings settings(Map<String, String> environment) {
        return settings(environment, new Secrets(environment, data));
    }

    /** The same with secrets from elsewhere. */
    Settings settings(Map<String, String> environment, Secrets secrets) {
        check(port >= 0 && port <= 65_535, "--port must be from 0 to 65535");
        check(mostStreams >= 0 && mostStreams <= 100_000, "--max-streams must be from 0 to 100000");
        check(recordingDays >= 1 && recordingDays <= 3650, "--recording-days must be from 1 to 3650");
        Optional<URI> results = given(resultUrl).map(url -> address("--result-url", url));
        Optional<ExotelAccount> account = account(environment);
        DialSettings dialling = dial.settings();
        Optional<String> base = given(publicUrl).map(ServerOptions::baseAddress);
        AudioSettings audio = heard.settings(environment);
        Server.requireFlows(flows);
        // The secrets last of all, since those are written that are not there yet: a wrong call leaves nothing behind.
        return new Settings(
                host,
                port,
                base,
                given(databaseUrl),
                data,
                flows,
                secrets.webhookTokens(),
                secrets.apiKeys(),
                results,
                secrets.resultSecrets(),
                account,
                dialling,
                fetchHosts,
                audio,
                mostStreams,
                given(environment.get("REDIS_URL")).map(RedisAddress::parse),
                recordingDays);
    }

    private static void check(boolean holds, String sentence) {
        if (!holds) {
            throw new UsageException(sentence);
        }
    }

    static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    static String baseAddress(String url) {
        address("--public-url", url);
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static URI address(String flag, String url) {
        try {
            URI uri = new URI(url);
            boolean http = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            check(http && uri.getHost() != null, flag + " must be an http or https address, not " + url);
            return uri;
        } catch (URISyntaxException e) {
            throw new UsageException(flag + " must be an http or https address, not " + url);
        }
    }

    /** All that its way of dialling needs, or nothing: half an account only fails later, in the middle of the night. */
    private Optional<ExotelAccount> account(Map<String, String> environment) {
        Optional<String> key = given(environment.get("EXOTEL_API_KEY"));
        Optional<String> token = given(environment.get("EXOTEL_API_TOKEN"));
        Optional<String> sid = given(exotelAccountSid);
        Optional<String> caller = given(exotelCallerId);
        Optional<String> app = given(exotelAppId);
        Optional<String> voicebot = given(exotelVoicebotNumber);
        DialWay way = DialWay.of(exotelDial)
                .orElseThrow(() -> new UsageException(
                        "--exotel-dial must be app, voice-ai or two-numbers, not \"" + exotelDial + "\""));
        if (sid.isEmpty() && key.isEmpty() && token.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder missing = new StringBuilder();
        note(missing, sid, "EXOTEL_ACCOUNT_SID");
        note(missing, key, "EXOTEL_API_KEY");
        note(missing, token, "EXOTEL_API_TOKEN");
        note(missing, caller, "EXOTEL_CALLER_ID");
        if (way == DialWay.APP) {
            note(missing, app, "EXOTEL_APP_ID");
        }
        if (way == DialWay.TWO_NUMBERS) {
            note(missing, voicebot, "EXOTEL_VOICEBOT_NUMBER");
        }
        check(missing.isEmpty(), "the Exotel account is only half configured; set also" + missing);
        return Optional.of(new ExotelAccount(
                exotelAddress(),
                sid.orElseThrow(),
                key.orElseThrow(),
                token.orElseThrow(),
                caller.orElseThrow(),
                app.orElse(""),
                way,
                voicebot));
    }

    private static void note(StringBuilder missing, Optional<String> value, String variable) {
        if (value.isEmpty()) {
            missing.append(' ').append(variable);
        }
    }

    private HttpUrl exotelAddress() {
        String url = given(exotelBaseUrl).orElse("https://" + exotelSubdomain);
        HttpUrl parsed = HttpUrl.parse(url);
        if (parsed == null) {
            throw new UsageException("EXOTEL_BASE_URL or EXOTEL_SUBDOMAIN gives no address: " + url);
        }
        return parsed;
    }
}
