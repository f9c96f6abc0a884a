package ghanti.voicebot;

import ghanti.call.Flows;
import ghanti.call.StreamAddress;
import ghanti.voicebot.Streams.Door;
import ghanti.voicebot.Tickets.Ticket;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsHandlerType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The addresses that Exotel opens sockets to. Whoever may not come in is told so before the upgrade; whoever may is let in at once, and
 * everything else is done once the line talks.
 */
public final class StreamRoutes {

    /** In place of the token, where Basic credentials in the address carry it. */
    private static final String BASIC = "-";

    private static final String DOOR = "door";

    private static final Logger log = LoggerFactory.getLogger(StreamRoutes.class);
    private static final List<String> RATES = List.of("8000", "16000", "24000");
    private static final long LARGEST_FRAME = 512L * 1024;
    private static final Duration LONGEST_QUIET = Duration.ofSeconds(60);

    private final Streams streams;
    private final Tickets tickets;
    private final Flows flows;
    private final Entrance entrance;
    private final Map<String, Ear> ears = new ConcurrentHashMap<>();

    /**
     * Who may come in, and as what.
     *
     * @param tokens whether a webhook token is one of ours
     * @param token the current one
     * @param publicUrl of this server, without a slash at the end
     * @param isUnderWay whether a line is known to have a call that is not over
     */
    public record Entrance(
            Predicate<String> tokens, String token, Supplier<String> publicUrl, Predicate<String> isUnderWay) {}

    /** What a socket's frames go to. */
    private interface Ear {
        void received(String text);

        void closed(String reason);
    }

    public StreamRoutes(Streams streams, Flows flows, Entrance entrance, Clock clock) {
        this.streams = streams;
        this.flows = flows;
        this.entrance = entrance;
        this.tickets = new Tickets(entrance.token(), clock);
    }

    /** Gives out the addresses that lead here. */
    public StreamAddress addresses() {
        return new StreamAddresses(tickets, entrance.publicUrl(), entrance.token());
    }

    /** Adds the routes. */
    public void addTo(RoutesConfig routes) {
        routes.addHttpHandler(HandlerType.WEBSOCKET_BEFORE_UPGRADE, "/exotel/stream/{ticket}", this::withTicket);
        routes.addWsHandler(WsHandlerType.WEBSOCKET, "/exotel/stream/{ticket}", this::conversation);
        routes.addHttpHandler(HandlerType.WEBSOCKET_BEFORE_UPGRADE, "/exotel/{token}/{flow}/stream", this::withToken);
        routes.addWsHandler(WsHandlerType.WEBSOCKET, "/exotel/{token}/{flow}/stream", this::conversation);
        routes.addHttpHandler(HandlerType.WEBSOCKET_BEFORE_UPGRADE, "/exotel/{token}/listen", this::toListen);
        routes.addWsHandler(WsHandlerType.WEBSOCKET, "/exotel/{token}/listen", this::oneWay);
    }

    private void withTicket(Context context) {
        Ticket ticket = tickets.check(context.pathParam("ticket"))
                .filter(known -> known.isFresh() || entrance.isUnderWay().test(known.callSid()))
                .orElseThrow(() -> new HttpResponseException(401, "this address is not good any more"));
        checkRoom(ticket.flow());
        context.attribute(
                DOOR,
                new Door(
                        ticket.flow(),
                        ticket.callSid(),
                        ticket.person(),
                        ticket.incoming(),
                        ticket.customField(),
                        rate(context)));
    }

    private void withToken(Context context) {
        checkToken(context);
        checkRoom(context.pathParam("flow"));
        context.attribute(DOOR, new Door(context.pathParam("flow"), "", "", false, Optional.empty(), rate(context)));
    }

    private void toListen(Context context) {
        checkToken(context);
        if (!streams.hasRoom()) {
            throw new HttpResponseException(503, "there are as many streams as this server may have");
        }
    }

    private void checkToken(Context context) {
        String token = context.pathParam("token");
        boolean known = token.equals(BASIC)
                ? password(context.header("Authorization"))
                        .filter(entrance.tokens())
                        .isPresent()
                : entrance.tokens().test(token);
        if (!known) {
            throw new HttpResponseException(token.equals(BASIC) ? 401 : 404, "");
        }
    }

    private void checkRoom(String flow) {
        if (flows.current(flow).isEmpty()) {
            throw new HttpResponseException(404, "");
        }
        if (!streams.hasRoom()) {
            throw new HttpResponseException(503, "there are as many streams as this server may have");
        }
    }

    /** Exotel takes credentials out of the address and sends them as Basic; docs/exotel-protocol.md, Voicebot. */
    private static Optional<String> password(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(authorization.substring(6).strip());
            String both = new String(bytes, StandardCharsets.UTF_8);
            return Optional.of(both.substring(both.indexOf(':') + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int rate(Context context) {
        String asked = Optional.ofNullable(context.queryParam("sample-rate"))
                .or(() -> Optional.ofNullable(context.queryParam("sample_rate")))
                .orElse("");
        if (!asked.isEmpty() && !RATES.contains(asked)) {
            log.warn(
                    "a stream was opened with the sample-rate {}; it is taken as 8000, and may be {}",
                    Streams.quoted(asked.substring(0, Math.min(asked.length(), 20))),
                    String.join(", ", RATES));
        }
        return RATES.contains(asked) ? Integer.parseInt(asked) : 0;
    }

    private void conversation(WsConfig socket) {
        socket.onConnect(context -> {
            prepare(context.session);
            Door door = java.util.Objects.requireNonNull(context.attribute(DOOR), "nobody opened this door");
            Stream stream = streams.open(new JettySocket(context.session), door);
            ears.put(context.sessionId(), new Ear() {
                @Override
                public void received(String text) {
                    stream.received(text, System.nanoTime());
                }

                @Override
                public void closed(String reason) {
                    stream.close(reason);
                }
            });
        });
        listen(socket);
    }

    private void oneWay(WsConfig socket) {
        socket.onConnect(context -> {
            prepare(context.session);
            OneWayStream stream = streams.openOneWay();
            ears.put(context.sessionId(), new Ear() {
                @Override
                public void received(String text) {
                    stream.received(text);
                }

                @Override
                public void closed(String reason) {
                    stream.close(reason);
                }
            });
        });
        listen(socket);
    }

    private void listen(WsConfig socket) {
        socket.onMessage(context -> {
            Ear ear = ears.get(context.sessionId());
            if (ear != null) {
                ear.received(context.message());
            }
        });
        socket.onClose(context -> closed(context.sessionId(), "closed with " + context.status()));
        socket.onError(context -> closed(context.sessionId(), "lost"));
    }

    private void closed(String session, String reason) {
        Ear ear = ears.remove(session);
        if (ear != null) {
            ear.closed(reason);
        }
    }

    private static void prepare(Session session) {
        session.setMaxTextMessageSize(LARGEST_FRAME);
        session.setMaxFrameSize(LARGEST_FRAME);
        session.setIdleTimeout(LONGEST_QUIET);
    }
}
