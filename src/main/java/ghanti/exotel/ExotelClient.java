package ghanti.exotel;

import ghanti.call.Call;
import ghanti.dial.Telephony;
import ghanti.flow.ExotelChoice;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Places calls by {@code Calls/connect.json}; docs/exotel-protocol.md, Outbound calls. */
public final class ExotelClient implements Telephony {

    /** Exotel answers only once the operator has the call, which may take 30 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(35);

    /** A question about a call waits for no operator. */
    private static final Duration QUICK = Duration.ofSeconds(10);

    /** No stream of Exotel's lasts longer. */
    private static final Duration LONGEST_STREAM = Duration.ofMinutes(60);

    private static final String NO_ACCOUNT = "no Exotel account is configured";

    private final OkHttpClient http;
    private final Optional<ExotelAccount> account;
    private final Addresses addresses;
    private final Function<Call, ExotelChoice> choice;

    /**
     * Our addresses that dials give to Exotel.
     *
     * @param statusCallback the whole address of the StatusCallback for a call id
     * @param stream the whole address for streams of a flow
     */
    public record Addresses(Function<String, String> statusCallback, Function<String, String> stream) {}

    /**
     * @param account empty where none is configured; then nothing can be dialled
     * @param choice what a call's flow says of app and ExoPhone
     */
    public ExotelClient(
            OkHttpClient http,
            Optional<ExotelAccount> account,
            Addresses addresses,
            Function<Call, ExotelChoice> choice) {
        this.http = http.newBuilder()
                .callTimeout(PATIENCE)
                .readTimeout(PATIENCE)
                .connectTimeout(Duration.ofSeconds(5))
                // A repeated POST rings a second time.
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .build();
        this.account = account;
        this.addresses = addresses;
        this.choice = choice;
    }

    @Override
    public boolean isConfigured() {
        return account.isPresent();
    }

    @Override
    public boolean canConnect() {
        return account.flatMap(ExotelAccount::voicebotNumber).isPresent();
    }

    @Override
    public Dialled dial(Call call, Duration maxDuration) {
        if (account.isEmpty()) {
            return new Dialled.Refused(NO_ACCOUNT);
        }
        return dial(account.get(), form(account.get(), call, maxDuration));
    }

    @Override
    public Dialled connect(String number) {
        Optional<String> voicebot = account.flatMap(ExotelAccount::voicebotNumber);
        if (account.isEmpty() || voicebot.isEmpty()) {
            return new Dialled.Refused(NO_ACCOUNT + " with the ExoPhone of a Voicebot");
        }
        DialForm form = new DialForm(number, account.get().callerId(), LONGEST_STREAM);
        return dial(account.get(), form.toNumber(voicebot.get()));
    }

    /** An app that a flow names for itself was wired for it, whatever the settings say for all others. */
    private DialForm form(ExotelAccount exotel, Call call, Duration maxDuration) {
        ExotelChoice own = choice.apply(call);
        DialForm form = new DialForm(call.request().to(), own.callerId().orElse(exotel.callerId()), maxDuration);
        form.of(call.id(), addresses.statusCallback().apply(call.id()));
        DialWay way = own.app().isPresent() ? DialWay.APP : exotel.way();
        return switch (way) {
            case APP -> form.toApp(exotel.sid(), own.app().orElse(exotel.appId()));
            // Exotel takes the query off the address and tells it in the stream's first message.
            case VOICE_AI ->
                form.toStream(addresses.stream().apply(call.request().flow()) + "?CustomField=" + call.id());
            case TWO_NUMBERS -> form.toNumber(exotel.voicebotNumber().orElseThrow());
        };
    }

    private Dialled dial(ExotelAccount exotel, DialForm form) {
        Request request = exotel.request(exotel.address("Calls", "connect.json").build())
                .post(form.body())
                .build();
        try (Response response = http.newCall(request).execute()) {
            return DialReply.read(response);
        } catch (ConnectException | UnknownHostException e) {
            return new Dialled.Later("Exotel cannot be reached: " + e.getMessage(), DialReply.AFTER_LIMIT);
        } catch (IOException e) {
            return new Dialled.Unclear(broken(e));
        }
    }

    @Override
    public Lookup lookUp(Call call, Instant dialledAt) {
        if (account.isEmpty()) {
            return new Lookup.Unknown(NO_ACCOUNT);
        }
        try {
            return CallLookup.lookUp(account.get(), dialledAt, call.request().to(), this::asked);
        } catch (IOException e) {
            return new Lookup.Unknown(broken(e));
        }
    }

    private RestAnswer asked(Request request) throws IOException {
        okhttp3.Call asking = http.newCall(request);
        asking.timeout().timeout(QUICK.toMillis(), TimeUnit.MILLISECONDS);
        try (Response response = asking.execute()) {
            return RestAnswer.of(response);
        }
    }

    @Override
    public Standing standing(String callSid) {
        if (account.isEmpty()) {
            return new Standing.Unknown(NO_ACCOUNT);
        }
        try {
            return CallDetails.read(asked(CallDetails.request(account.get(), callSid)), callSid);
        } catch (IOException e) {
            return new Standing.Unknown(broken(e));
        }
    }

    private static String broken(IOException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
}
