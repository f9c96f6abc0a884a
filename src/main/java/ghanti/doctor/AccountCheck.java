package ghanti.doctor;

import ghanti.call.PhoneNumbers;
import ghanti.doctor.Probe.Answer;
import ghanti.doctor.Probe.Nothing;
import ghanti.doctor.Probe.Seen;
import ghanti.exotel.ExotelAccount;
import ghanti.exotel.RestAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Whether Exotel knows the account, its ExoPhones and its app; docs/exotel-protocol.md, Outbound calls. */
public final class AccountCheck {

    private static final String ACCOUNT = "exotel account";
    private static final String NUMBER = "exophone";
    private static final int USUAL_PAGE = 50;

    private final Probe probe;
    private final Optional<ExotelAccount> account;
    private final Map<String, String> numbers;
    private final Map<String, String> apps;

    /**
     * Looks at an account.
     *
     * @param account empty where none is configured
     * @param numbers every ExoPhone that is dialled from, with who says so
     * @param apps every app that calls are connected to, with who says so
     */
    public AccountCheck(
            Probe probe, Optional<ExotelAccount> account, Map<String, String> numbers, Map<String, String> apps) {
        this.probe = probe;
        this.account = account;
        this.numbers = numbers;
        this.apps = apps;
    }

    /** Asks Exotel. */
    public List<Finding> findings() {
        if (account.isEmpty()) {
            return List.of(Finding.warn(
                    ACCOUNT,
                    "none is configured; nothing is dialled",
                    "set EXOTEL_ACCOUNT_SID, EXOTEL_API_KEY, EXOTEL_API_TOKEN, EXOTEL_CALLER_ID and EXOTEL_APP_ID"));
        }
        ExotelAccount exotel = account.get();
        HttpUrl calls =
                exotel.address("Calls.json").addQueryParameter("PageSize", "1").build();
        Seen seen = probe.ask(exotel.request(calls).build());
        List<Finding> findings = new ArrayList<>();
        if (seen instanceof Nothing nothing) {
            findings.add(Finding.fail(
                    ACCOUNT,
                    exotel.baseUrl().host() + " cannot be asked: " + nothing.message(),
                    "let this machine reach it on port 443, and check EXOTEL_SUBDOMAIN"));
            return findings;
        }
        Answer answer = (Answer) seen;
        RestAnswer rest = RestAnswer.of(answer.status(), answer.body());
        findings.add(rest.isSuccess() ? Finding.ok(ACCOUNT, exotel.sid() + " is let in") : refused(exotel, rest));
        findings.add(Clocks.compared("clock, by exotel", exotel.baseUrl().host(), answer.skew()));
        if (rest.isSuccess()) {
            findings.addAll(numbers(exotel));
            apps.forEach((app, who) -> findings.add(app(exotel, app, who)));
        }
        return findings;
    }

    private static Finding refused(ExotelAccount exotel, RestAnswer answer) {
        String other = "api.exotel.com".equals(exotel.baseUrl().host()) ? "api.in.exotel.com" : "api.exotel.com";
        String elsewhere = "an account of the other cluster needs EXOTEL_SUBDOMAIN=" + other;
        String detail = exotel.baseUrl().host() + " refuses it (" + answer.reason() + ")";
        return switch (answer.status()) {
            case 401 ->
                Finding.fail(
                        ACCOUNT,
                        detail + ": the key or the token is wrong",
                        "copy EXOTEL_API_KEY and EXOTEL_API_TOKEN anew from the dashboard's API settings; "
                                + elsewhere);
            case 403 ->
                Finding.fail(
                        ACCOUNT,
                        detail,
                        "look in the dashboard whether the account is verified (KYC) and its API open to this machine's"
                                + " address; " + elsewhere);
            case 404 ->
                Finding.fail(
                        ACCOUNT,
                        detail + ": it does not know the account " + exotel.sid(),
                        "check EXOTEL_ACCOUNT_SID, where letter case counts; " + elsewhere);
            default -> Finding.fail(ACCOUNT, detail, "try again; if it stays so, ask Exotel's support");
        };
    }

    private List<Finding> numbers(ExotelAccount exotel) {
        HttpUrl url = exotel.baseUrl()
                .newBuilder()
                .addPathSegments("v2_beta/Accounts")
                .addPathSegment(exotel.sid())
                .addPathSegment("IncomingPhoneNumbers")
                .build();
        Seen seen = probe.ask(exotel.request(url).build());
        Object listed = seen instanceof Answer answer && answer.status() == 200
                ? RestAnswer.of(200, answer.body()).json().get("incoming_phone_numbers")
                : null;
        if (!(listed instanceof List<?> all)) {
            String why = seen instanceof Answer answer ? "HTTP " + answer.status() : ((Nothing) seen).message();
            return List.of(Finding.warn(
                    NUMBER,
                    "Exotel does not list the account's numbers (" + why + ")",
                    "look in the dashboard under ExoPhones for " + String.join(", ", numbers.keySet())));
        }
        List<Finding> findings = new ArrayList<>();
        numbers.forEach((number, who) -> findings.add(number(all, number, who)));
        return findings;
    }

    private static Finding number(List<?> all, String number, String who) {
        String named = number + " (" + who + ")";
        Optional<Map<?, ?>> own = all.stream()
                .<Map<?, ?>>map(one -> one instanceof Map<?, ?> map ? map : Map.of())
                .filter(one -> same(String.valueOf(one.get("phone_number")), number))
                .findFirst();
        if (own.isPresent()) {
            boolean mute =
                    own.get().get("capabilities") instanceof Map<?, ?> can && Boolean.FALSE.equals(can.get("voice"));
            return mute
                    ? Finding.fail(NUMBER, named + " is for messages alone", "choose an ExoPhone that can call")
                    : Finding.ok(NUMBER, named + " belongs to the account");
        }
        String wayOut = "take one of the dashboard's ExoPhones";
        return all.size() < USUAL_PAGE
                ? Finding.fail(NUMBER, named + " does not belong to the account", wayOut)
                : Finding.warn(NUMBER, named + " is not among the first " + all.size() + " numbers", wayOut);
    }

    private static boolean same(String number, String other) {
        return PhoneNumbers.e164(number).isPresent()
                && PhoneNumbers.e164(number).equals(PhoneNumbers.e164(other));
    }

    private static Finding app(ExotelAccount exotel, String app, String who) {
        String url = "http://my.exotel.com/" + exotel.sid() + "/exoml/start_voice/" + app;
        return app.matches("[0-9]{1,12}")
                ? Finding.ok(
                        "app",
                        "calls are connected to " + url + " (" + who + "); Exotel lets nobody ask whether that app"
                                + " exists: see that its address in the dashboard ends like this, and wire it as"
                                + " \"wiring\" says")
                : Finding.warn(
                        "app",
                        "\"" + app + "\" (" + who + ") is no number, as ids of apps are",
                        "take the number at the end of the app's address in the dashboard");
    }
}
