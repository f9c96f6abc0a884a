package ghanti.exotel;

import ghanti.call.AppletRequest;
import ghanti.call.AppletRequest.Applet;
import ghanti.call.Conversations;
import ghanti.call.Conversations.Answer;
import ghanti.call.Flows;
import ghanti.call.StoreException;
import ghanti.call.StreamAddress;
import ghanti.call.UnknownFlowException;
import ghanti.flow.Flow;
import ghanti.flow.PlainWords;
import ghanti.flow.yaml.StandardWords;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** The addresses that Exotel calls. Whatever goes wrong behind them, it gets an answer that keeps the call sane. */
public final class ExotelRoutes {

    private static final Logger log = LoggerFactory.getLogger(ExotelRoutes.class);

    private static final String VOICEBOT = "voicebot";

    private static final Map<String, Applet> APPLETS =
            Stream.of(Applet.values()).collect(Collectors.toMap(ExotelRoutes::word, Function.identity()));

    private final WebhookTokens tokens;
    private final Conversations conversations;
    private final Flows flows;
    private final Function<Applet, Timer> timers;
    private final MeterRegistry meters;
    private final AudioUrls urls;
    private final StreamAddress streams;
    private final Consumer<String> left;

    /**
     * The addresses that answers give out.
     *
     * @param left is told the call of every applet that asks: a stream it had is nobody's any more
     */
    public record Addresses(AudioUrls audio, StreamAddress streams, Consumer<String> left) {}

    public ExotelRoutes(
            WebhookTokens tokens, Conversations conversations, Flows flows, Addresses addresses, MeterRegistry meters) {
        this.urls = addresses.audio();
        this.streams = addresses.streams();
        this.left = addresses.left();
        this.tokens = tokens;
        this.conversations = conversations;
        this.flows = flows;
        this.meters = meters;
        Map<Applet, Timer> all = new EnumMap<>(Applet.class);
        Stream.of(Applet.values()).forEach(applet -> all.put(applet, timer(word(applet), meters)));
        this.timers = applet -> Objects.requireNonNull(all.get(applet));
    }

    private static String word(Applet applet) {
        return applet.name().toLowerCase(Locale.ROOT);
    }

    private static Timer timer(String applet, MeterRegistry meters) {
        return Timer.builder("ghanti.applet")
                .description("Time to answer an applet of Exotel's")
                .tag("applet", applet)
                .serviceLevelObjectives(Buckets.UP_TO_TWO_SECONDS)
                .register(meters);
    }

    /** Adds the routes. */
    public void addTo(RoutesConfig routes) {
        StatusCallback statusCallback = new StatusCallback(conversations);
        List<HandlerType> methods = List.of(HandlerType.GET, HandlerType.HEAD, HandlerType.POST);
        for (HandlerType method : methods) {
            routes.addHttpHandler(method, "/exotel/{token}/status/{call}", guarded(statusCallback::take));
            routes.addHttpHandler(method, "/exotel/{token}/{flow}/{applet}", guarded(context -> applet(context, "")));
            routes.addHttpHandler(
                    method,
                    "/exotel/{token}/{flow}/{applet}/{turn}",
                    guarded(context -> applet(context, context.pathParam("turn"))));
        }
    }

    /** A stranger learns nothing, not even that there is something here. */
    private Handler guarded(Handler handler) {
        return context -> {
            if (tokens.accept(context.pathParam("token"))) {
                handler.handle(context);
            } else {
                context.status(404).result("");
            }
        };
    }

    private void applet(Context context, String turn) {
        if (context.pathParam("applet").equals(VOICEBOT) && turn.isEmpty()) {
            send(context, AppletAnswer.stream(streamAddress(context)));
            return;
        }
        Applet applet = APPLETS.get(context.pathParam("applet"));
        if (applet == null) {
            context.status(404).result("");
            return;
        }
        long began = System.nanoTime();
        send(context, answer(context, applet, turn));
        timers.apply(applet).record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    }

    /** Where a line cannot be told, the address for any line of the flow; a Voicebot takes no other answer. */
    private String streamAddress(Context context) {
        String flow = context.pathParam("flow");
        return AppletReader.read(Applet.GATHER, flow, "", Parameters.of(context))
                .map(streams::of)
                .orElseGet(() -> streams.of(flow));
    }

    private AppletAnswer answer(Context context, Applet applet, String turn) {
        String flow = context.pathParam("flow");
        String line = "";
        try {
            Optional<AppletRequest> request = AppletReader.read(applet, flow, turn, Parameters.of(context));
            if (request.isEmpty()) {
                log.warn("{} of flow {} came without a usable CallSid", applet, flow);
                return safe(applet, flow, "no_call_sid");
            }
            line = request.get().callSid();
            MDC.put("line", line);
            boolean onlyHead = context.req().getMethod().equals("HEAD");
            Answer answer = onlyHead ? conversations.peek(request.get()) : conversations.answer(request.get());
            if (!onlyHead) {
                left.accept(answer.callId());
            }
            return AppletAnswer.of(applet, answer, urls);
        } catch (UnknownFlowException e) {
            log.warn("{} for line {}: {}", applet, line, e.getMessage());
            return safe(applet, flow, "unknown_flow");
        } catch (StoreException e) {
            log.error("{} for line {} got the safe answer: {}", applet, line, e.getMessage());
            return safe(applet, flow, "store");
        } catch (Exception e) {
            // Also what the server throws below us without declaring it.
            log.error("{} for line {} got the safe answer", applet, line, e);
            return safe(applet, flow, "failure");
        } finally {
            MDC.remove("line");
        }
    }

    private AppletAnswer safe(Applet applet, String flow, String reason) {
        meters.counter("ghanti.safe.answers", "applet", word(applet), "reason", reason)
                .increment();
        String apology = flows.current(flow)
                .map(known -> apology(known))
                .orElseGet(() -> PlainWords.of(StandardWords.apology(List.of("hi")), "hi"));
        return AppletAnswer.safe(applet, apology);
    }

    private static String apology(Flow flow) {
        return PlainWords.of(flow.apology(), flow.defaultLanguage());
    }

    private static void send(Context context, AppletAnswer answer) {
        context.status(answer.status());
        if (!answer.contentType().isEmpty()) {
            context.res().setContentType(answer.contentType());
        }
        // Said outright, so that HEAD and GET have it alike and nothing is chunked.
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        context.res().setContentLength(body.length);
        if (!context.req().getMethod().equals("HEAD")) {
            context.result(body);
        }
    }
}
