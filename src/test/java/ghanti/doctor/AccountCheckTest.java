package ghanti.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.emulator.Account;
import ghanti.emulator.Emulator;
import ghanti.exotel.ExotelAccount;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Exotel says of an account, and what is made of it. */
class AccountCheckTest {

    private static final Map<String, String> NUMBER = Map.of("08069891522", "EXOTEL_CALLER_ID");
    private static final Map<String, String> APP = Map.of("4242", "EXOTEL_APP_ID");

    private static List<Finding> findings(
            HttpUrl base, String sid, String token, Map<String, String> numbers, Map<String, String> apps) {
        ExotelAccount account = new ExotelAccount(base, sid, "key", token, "08069891522", "4242");
        return new AccountCheck(Findings.probe(), Optional.of(account), numbers, apps).findings();
    }

    private static List<Finding> emulated(
            String sid, String token, Map<String, String> numbers, Map<String, String> apps) {
        Account account = Account.of("exampletenant1", "key", "token", "080 6989 1522");
        try (Emulator exotel = Emulator.of(account).start()) {
            return findings(HttpUrl.get(exotel.baseUrl().toString()), sid, token, numbers, apps);
        }
    }

    private static List<Finding> answered(MockResponse... answers) throws IOException {
        try (MockWebServer exotel = new MockWebServer()) {
            exotel.start();
            for (MockResponse answer : answers) {
                exotel.enqueue(answer);
            }
            return findings(exotel.url("/"), "exampletenant1", "token", NUMBER, Map.of());
        }
    }

    private static MockResponse json(int status, String body) {
        return new MockResponse.Builder().code(status).body(body).build();
    }

    @Test
    void aGoodAccountIsGood() {
        List<Finding> findings = emulated("exampletenant1", "token", NUMBER, APP);
        assertThat(findings).allMatch(one -> one.level() == Finding.Level.OK);
        assertThat(Findings.text(findings))
                .contains(
                        "ok exotel account: exampletenant1 is let in",
                        "ok clock, by exotel: agrees",
                        "ok exophone: 08069891522 (EXOTEL_CALLER_ID) belongs to the account",
                        "http://my.exotel.com/exampletenant1/exoml/start_voice/4242");
    }

    @Test
    void noAccountIsAWarning() {
        List<Finding> findings = new AccountCheck(Findings.probe(), Optional.empty(), Map.of(), Map.of()).findings();
        assertThat(Findings.text(findings)).startsWith("warn exotel account: none is configured");
    }

    @Test
    void aWrongTokenAndAWrongAccountAreTold() {
        assertThat(Findings.text(emulated("exampletenant1", "wrong", NUMBER, APP)))
                .contains("fail exotel account", "HTTP 401", "the key or the token is wrong", "EXOTEL_API_TOKEN");
        assertThat(Findings.text(emulated("Exampletenant1", "token", NUMBER, APP)))
                .contains("fail exotel account", "HTTP 404", "EXOTEL_ACCOUNT_SID", "EXOTEL_SUBDOMAIN=api.exotel.com");
    }

    @Test
    void anExoPhoneOfSomebodyElseIsTold() {
        assertThat(Findings.text(emulated("exampletenant1", "token", Map.of("+919876543210", "flow a"), APP)))
                .contains("fail exophone: +919876543210 (flow a) does not belong to the account");
    }

    @Test
    void anAppThatIsNoNumberIsTold() {
        assertThat(Findings.text(emulated("exampletenant1", "token", NUMBER, Map.of("my flow", "flow a"))))
                .contains("warn app: \"my flow\" (flow a) is no number");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            403 | KYC
            500 | try again
            """)
    void otherRefusalsAreTold(int status, String wayOut) throws IOException {
        List<Finding> findings = answered(json(status, "{\"RestException\":{\"Status\":1,\"Message\":\"Not you\"}}"));
        assertThat(Findings.text(findings)).contains("fail exotel account", "HTTP " + status + ", Not you", wayOut);
    }

    @Test
    void numbersThatAreNotListedAreAWarning() throws IOException {
        MockResponse in = json(200, "{\"Calls\": []}");
        assertThat(Findings.text(answered(in, json(403, "no"))))
                .contains("warn exophone: Exotel does not list the account's numbers (HTTP 403)");
        assertThat(Findings.text(answered(in, json(200, "<xml/>")))).contains("warn exophone");
        String page = "{\"phone_number\":\"+919876543210\"},".repeat(50);
        assertThat(Findings.text(answered(
                        in, json(200, "{\"incoming_phone_numbers\":[" + page.substring(0, page.length() - 1) + "]}"))))
                .contains("warn exophone: 08069891522 (EXOTEL_CALLER_ID) is not among the first 50 numbers");
        assertThat(Findings.text(answered(in, json(200, """
                        {"incoming_phone_numbers":[{"phone_number":"+918069891522","capabilities":{"voice":false}}]}"""))))
                .contains("fail exophone: 08069891522 (EXOTEL_CALLER_ID) is for messages alone");
    }

    @Test
    void nobodyThereIsTold() throws IOException {
        HttpUrl gone;
        try (MockWebServer closed = new MockWebServer()) {
            closed.start();
            gone = closed.url("/");
        }
        assertThat(Findings.text(findings(gone, "exampletenant1", "token", NUMBER, APP)))
                .contains("fail exotel account", "cannot be asked: nothing listens there");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -30  | warn clock, by exotel: this machine's clock is | s ahead of
            30   | warn clock, by exotel: this machine's clock is | s behind
            -600 | fail clock, by exotel: this machine's clock is | s ahead of
            2    | ok clock, by exotel                            | agrees
            """)
    void aClockThatIsOffIsTold(int seconds, String start, String rest) throws IOException {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(seconds).atOffset(ZoneOffset.UTC));
        MockResponse in = new MockResponse.Builder()
                .body("{\"Calls\": []}")
                .setHeader("Date", date.replace("UTC", "GMT"))
                .build();
        assertThat(Findings.text(answered(in, json(403, "no")))).contains(start, rest);
    }
}
