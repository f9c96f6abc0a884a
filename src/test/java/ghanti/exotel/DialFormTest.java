package ghanti.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.FormBody;
import org.junit.jupiter.api.Test;

/** The form of a dial in each of its kinds. */
class DialFormTest {

    private static DialForm form() {
        return new DialForm("+919876543210", "08069891522", Duration.ofMinutes(3));
    }

    private static Map<String, String> fields(DialForm form) {
        FormBody body = form.body();
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < body.size(); i++) {
            fields.put(body.name(i), body.value(i));
        }
        return fields;
    }

    private static Map<String, String> with(String... more) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of(
                "From", "+919876543210",
                "CallerId", "08069891522",
                "CallType", "trans",
                "TimeLimit", "180",
                "TimeOut", "45"));
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return fields;
    }

    @Test
    void eachKindHasItsOwnFields() {
        assertThat(fields(form().toApp("exampletenant1", "4242").of("id-1", "https://calls.example.com/s")))
                .isEqualTo(with(
                        "Url", "http://my.exotel.com/exampletenant1/exoml/start_voice/4242",
                        "CustomField", "id-1",
                        "StatusCallback", "https://calls.example.com/s"));
        assertThat(fields(form().toStream("wss://calls.example.com/stream?CustomField=id-1")))
                .isEqualTo(with(
                        "StreamUrl", "wss://calls.example.com/stream?CustomField=id-1",
                        "StreamType", "bidirectional"));
        assertThat(fields(form().toNumber("08069891522"))).isEqualTo(with("To", "08069891522"));
    }

    @Test
    void theWaysHaveWords() {
        assertThat(DialWay.of("voice-ai")).contains(DialWay.VOICE_AI);
        assertThat(DialWay.of("two-numbers")).contains(DialWay.TWO_NUMBERS);
        assertThat(DialWay.of("app")).contains(DialWay.APP);
        assertThat(DialWay.of("APP")).isEmpty();
    }
}
