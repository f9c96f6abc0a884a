package ghanti.app;

import com.github.f4b6a3.uuid.UuidCreator;
import ghanti.call.CallStore;
import ghanti.call.Conversations;
import ghanti.call.Fetcher;
import ghanti.call.FlowLibrary;
import ghanti.call.PlaceCall;
import ghanti.call.RecordedCalls;
import ghanti.campaign.CampaignStore;
import ghanti.campaign.HeldLanes;
import ghanti.campaign.TakeCampaign;
import ghanti.dial.DoNotCall;
import ghanti.dial.Limits;
import ghanti.exotel.AudioRoute;
import ghanti.exotel.AudioUrls;
import ghanti.exotel.EchoRoute;
import ghanti.exotel.ExotelClient;
import ghanti.exotel.ExotelRoutes;
import ghanti.exotel.WebhookTokens;
import ghanti.fetch.FetchHosts;
import ghanti.fetch.HttpFetcher;
import ghanti.flow.ExotelChoice;
import ghanti.flow.Flow;
import ghanti.flow.check.FlowChecks;
import ghanti.flow.yaml.FlowFolder;
import ghanti.flow.yaml.FlowReader;
import ghanti.result.Backoff;
import ghanti.result.Courier;
import ghanti.result.Poster;
import ghanti.result.Receivers;
import ghanti.result.ResultStore;
import ghanti.speech.Recognizer;
import ghanti.speech.Speaker;
import ghanti.store.Database;
import ghanti.store.JdbiCallStore;
import ghanti.store.JdbiCampaignStore;
import ghanti.store.JdbiDoNotCall;
import ghanti.store.JdbiEndings;
import ghanti.store.JdbiFlowVersions;
import ghanti.store.JdbiResultStore;
import ghanti.store.JdbiSoundStore;
import ghanti.store.Jobs;
import ghanti.voicebot.StreamRoutes;
import ghanti.web.Api;
import ghanti.web.ApiDocs;
import ghanti.web.ApiKeys;
import ghanti.web.ApiParts;
import ghanti.web.CampaignParts;
import ghanti.web.Health;
import ghanti.web.Health.Check;
import ghanti.web.StartRoute;
import io.javalin.Javalin;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server: every part made once and handed to those who need it. */
final class Server implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Server.class);

    private final Clock clock = Clock.tickMillis(ZoneOffset.UTC);
    private final Supplier<String> ids = Server::newId;
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    // Many receivers at once; with the usual five kept connections most results would begin with a new one.
    private final OkHttpClient http = new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(64, 1, TimeUnit.MINUTES))
            .build();
    private final Backoff backoff =
            new Backoff(() -> ThreadLocalRandom.current().nextDouble());
    private final Receivers receivers = new Receivers(backoff::spread);
    private final Settings settings;
    private final Database database;
    private final FlowLibrary flows;
    private final ServerAudio audio;
    private final StreamEars ears;
    private final ServerStreams streams;
    private final Javalin web;
    private final ServerDialling dialling;
    private final Jobs resultJobs;
    private final FlowWatch watch;
    private volatile boolean started;

    private Server(Settings settings, Others others, FlowFolder.Contents contents, Database database) {
        this.settings = settings;
        this.database = database;
        flows = new FlowLibrary(contents, new JdbiFlowVersions(database), folder());
        Waker newResults = new Waker();
        Waker newDials = new Waker();
        CallStore calls = new JdbiCallStore(database, newResults, newDials);
        ResultStore results = new JdbiResultStore(database);
        CampaignStore campaigns = new JdbiCampaignStore(database);
        HeldLanes held = new HeldLanes(campaigns, clock);
        Speaker speaker = new Speaker();
        audio = new ServerAudio(settings.audio(), new JdbiSoundStore(database), speaker, meters, clock);
        Conversations conversations = conversations(calls, speaker, others.fetching());
        WebhookTokens tokens = new WebhookTokens(settings.webhookTokens());
        ExotelClient exotel = new ExotelClient(
                http,
                settings.exotel(),
                new ExotelClient.Addresses(id -> statusCallback(tokens, id), this::streamOf),
                this::choiceOf);
        ears = new StreamEars(settings, new RecordedCalls(calls, flows), audio::streamed, meters, clock);
        DoNotCall neverCalled = new JdbiDoNotCall(database);
        ApiParts parts = new ApiParts(
                calls,
                conversations,
                new PlaceCall(calls, flows, ids, clock),
                flows,
                new JdbiEndings(database),
                neverCalled,
                this::neverInFile,
                results,
                receivers::paused,
                exotel::isConfigured,
                this::waitsFor,
                ears.recordings(),
                newResults,
                campaignParts(campaigns, held, newDials),
                clock);
        streams = new ServerStreams(
                new ServerStreams.Desk(calls, conversations, flows),
                new ServerStreams.Sound(
                        audio.studio(),
                        ears,
                        ServerStreams.ears(others.recognizer(), meters),
                        settings.mostStreams(),
                        audio::unsounded),
                tokens,
                this::publicUrl,
                clock);
        streams.measure(meters);
        receivers.measure(meters);
        StreamRoutes streamRoutes = streams.routes();
        web = HttpServer.create(settings, routes -> {
            new ExotelRoutes(
                            tokens,
                            conversations,
                            flows,
                            new ExotelRoutes.Addresses(
                                    new AudioUrls(this::publicUrl), streamRoutes.addresses(), streams::left),
                            meters)
                    .addTo(routes);
            new EchoRoute(tokens).addTo(routes);
            streamRoutes.addTo(routes);
            new AudioRoute(audio.studio().sounds()).addTo(routes);
            ApiKeys keys = new ApiKeys(settings.apiKeys());
            new Api(parts, keys).addTo(routes);
            new StartRoute(
                            keys,
                            exotel,
                            number -> neverCalled
                                    .find(number)
                                    .map(DoNotCall.Entry::reason)
                                    .or(() -> neverInFile(number)))
                    .addTo(routes);
            new Health(this::checks, meters).addTo(routes);
            new ApiDocs().addTo(routes);
        });
        Courier courier = courier(results, newResults);
        web.start();
        // Only now is the port known that StatusCallbacks are sent to.
        dialling = new ServerDialling(
                settings,
                database,
                new ServerDialling.Desk(calls, conversations, flows, audio::beforeDial, campaigns, held),
                exotel,
                meters,
                clock);
        resultJobs = Jobs.start(database, Jobs.Kind.RESULT, courier);
        watch = new FlowWatch(settings.flows(), () -> read(settings.flows()), flows);
        newDials.wakes(dialling::wake);
        newResults.wakes(resultJobs::wake);
        started = true;
    }

    /**
     * Starts a server.
     *
     * @throws FlowErrors if a flow cannot run
     * @throws UsageException if something in the settings cannot be used
     */
    static Server start(Settings settings) {
        return start(settings, Optional.empty());
    }

    /** @param recognizer who understands what callees say, if anybody does */
    static Server start(Settings settings, Optional<Recognizer> recognizer) {
        return start(settings, new Others(recognizer, UnaryOperator.identity()));
    }

    /**
     * Whom else a server talks to.
     *
     * @param recognizer who understands what callees say, if anybody does
     * @param fetching how fetches are done, given how they are done over HTTP
     */
    record Others(Optional<Recognizer> recognizer, UnaryOperator<Fetcher> fetching) {}

    /** Starts a server with these others. */
    static Server start(Settings settings, Others others) {
        // Both take a good part of the start, and neither waits for the other.
        CompletableFuture<Database> opening =
                CompletableFuture.supplyAsync(() -> Database.open(settings.databaseUrl(), settings.data()));
        try {
            FlowFolder.Contents contents = read(settings.flows());
            if (contents.haveErrors()) {
                throw new FlowErrors(contents.problems());
            }
            contents.problems().forEach(problem -> log.warn("{}", problem));
            return new Server(settings, others, contents, opening.join());
        } catch (RuntimeException e) {
            throw new StartTrouble(opening, settings).explained(e);
        }
    }

    /** A flow as new calls get it. */
    Optional<Flow> flow(String name) {
        return flows.current(name);
    }

    /** What fetches would fail for want of a setting. */
    List<String> unnamedHosts() {
        return new FetchHosts(settings.fetchHosts()).unnamedIn(flows.all());
    }

    static FlowFolder folder() {
        return new FlowFolder(new FlowReader(System::getenv));
    }

    /** @throws UsageException if the folder holds no flow at all, which is soon seen */
    static void requireFlows(Path folder) {
        try {
            if (!folder().holdsAny(folder)) {
                throw new UsageException("there is no flow (*.yaml) in the folder " + folder);
            }
        } catch (IOException e) {
            throw unreadable(folder);
        }
    }

    private static UsageException unreadable(Path folder) {
        return new UsageException("the folder of flows " + folder + " cannot be read; set --flows or GHANTI_FLOWS");
    }

    static FlowFolder.Contents read(Path folder) {
        requireFlows(folder);
        try {
            return FlowChecks.check(folder().readAll(folder));
        } catch (IOException e) {
            throw unreadable(folder);
        }
    }

    /** Ids grow with time, so that lists need no other order. */
    private static String newId() {
        return UuidCreator.getTimeOrderedEpoch().toString();
    }

    private Conversations conversations(CallStore calls, Speaker speaker, UnaryOperator<Fetcher> fetching) {
        return new Conversations(
                new Conversations.Parts(
                        calls,
                        flows,
                        new Conversations.Saying(speaker, audio.prompts()),
                        fetching.apply(new HttpFetcher(http, new FetchHosts(settings.fetchHosts()))),
                        new Conversations.ResultsTo(settings.resultUrl(), ids),
                        clock),
                call -> meters.counter(
                                "ghanti.calls.finished",
                                "flow",
                                call.request().flow(),
                                "outcome",
                                String.valueOf(call.outcome()))
                        .increment());
    }

    private CampaignParts campaignParts(CampaignStore campaigns, HeldLanes held, Runnable newDials) {
        Runnable changed = () -> {
            held.forget();
            newDials.run();
        };
        Limits limits = settings.dial().limits();
        return new CampaignParts(
                campaigns,
                new TakeCampaign(campaigns, flows, ids, clock),
                changed,
                settings.data().resolve("campaigns"),
                Math.min(limits.perMinute(), limits.exophonePerMinute()));
    }

    private Courier courier(ResultStore results, Runnable newResults) {
        Poster poster = new Poster(http, settings.resultSecrets(), clock);
        return new Courier(results, new Courier.Sending(poster, receivers, backoff), newResults, meters, clock);
    }

    private ExotelChoice choiceOf(ghanti.call.Call call) {
        return flows.version(call.request().flow(), call.request().flowVersion())
                .map(Flow::exotel)
                .orElse(ExotelChoice.OF_THE_SETTINGS);
    }

    private String streamOf(String flow) {
        return streams.routes().addresses().of(flow);
    }

    private String statusCallback(WebhookTokens tokens, String callId) {
        return publicUrl() + "/exotel/" + tokens.current() + "/status/" + callId;
    }

    private Optional<String> neverInFile(String number) {
        return dialling.neverInFile(number);
    }

    private Optional<String> waitsFor(ghanti.call.Call call) {
        return dialling.waitsFor(call);
    }

    private List<Check> checks() {
        if (!started) {
            return List.of(new Check("start", false, "the server is starting"));
        }
        boolean alive = database.isAlive();
        return List.of(
                new Check("database", alive, alive ? "ok" : "the database does not answer"),
                flowCheck(),
                alive ? dialling.check() : new Check("dialling", false, "the database does not answer"),
                resultCheck());
    }

    /** A broken edit is told but makes nobody unready: the last good version goes on. */
    private Check flowCheck() {
        if (flows.all().isEmpty()) {
            return new Check("flows", false, "there is no flow");
        }
        String trouble = flows.trouble();
        return new Check("flows", true, trouble.isEmpty() ? "ok" : trouble);
    }

    /** Results wait for whom they are for; that is no fault of this server. */
    private Check resultCheck() {
        int paused = receivers.paused().size();
        return new Check("results", true, paused == 0 ? "ok" : "paused receivers: " + paused + ", see GET /v1/results");
    }

    /** Reads the flows again, as SIGHUP asks. */
    void reloadFlows() {
        watch.reload();
    }

    /** How Exotel reaches this server, without a slash at the end. */
    String publicUrl() {
        return settings.publicUrl().orElse("http://localhost:" + port());
    }

    int port() {
        return web.port();
    }

    Collection<Flow> flows() {
        return flows.all();
    }

    /** Finishes the requests and jobs under way, then stops. */
    @Override
    public void close() {
        watch.close();
        streams.close();
        ears.close();
        web.stop();
        dialling.close();
        resultJobs.close();
        audio.close();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
        database.close();
    }
}
