package ghanti.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"+919876543210", "09876543210", "9876543210", "919876543210", " +91 98765 43210 ", "098765-43210"
            })
    void oneFormForAllSpellings(String raw) {
        assertThat(PhoneNumbers.e164(raw)).contains("+919876543210");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "12", "anonymous", "+9198765", "sip:shop@example.org", "9876543210 9876543210"})
    void whatNoPhoneCanHaveIsNone(String raw) {
        assertThat(PhoneNumbers.e164(raw)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Could not call 09876543210,Could not call *******3210",
        "+91 98765 43210 is on the list,***********3210 is on the list",
        "code 34001 of 2026,code 34001 of 2026"
    })
    void wordsOfOthersCarryNoWholeNumber(String words, String masked) {
        assertThat(PhoneNumbers.maskedIn(words)).isEqualTo(masked);
    }
}
