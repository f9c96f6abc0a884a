package ghanti.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InputTypeTest {

    @Test
    void everyTypeHasItsWord() {
        for (InputType type : InputType.values()) {
            assertThat(InputType.of(type.word())).contains(type);
            assertThat(type.read(null)).isEmpty();
            assertThat(type.read(new Object())).isEmpty();
            assertThat(type.expected()).isNotBlank();
        }
        assertThat(InputType.of("NUMBER")).isEmpty();
    }

    @Test
    void text() {
        takes(InputType.TEXT, "शर्मा स्वीट्स", "a".repeat(500), " x ");
        refuses(InputType.TEXT, "", "  ", "a".repeat(501), 5L, true, List.of());
    }

    @Test
    void digits() {
        takes(InputType.DIGITS, "0042", "1".repeat(40));
        assertThat(InputType.DIGITS.read(1042L)).contains("1042");
        assertThat(InputType.DIGITS.read(1042)).contains("1042");
        refuses(InputType.DIGITS, "", "12a", "1".repeat(41), "-1", -1L, new BigDecimal("1.5"), "१२");
    }

    @Test
    void number() {
        takes(InputType.NUMBER, 0L, -5L, 999_999_999_999_999L);
        assertThat(InputType.NUMBER.read(7)).contains(7L);
        assertThat(InputType.NUMBER.read(new BigDecimal("7.00"))).contains(7L);
        assertThat(InputType.NUMBER.read(7.0)).contains(7L);
        refuses(InputType.NUMBER, "7", new BigDecimal("7.5"), 1_000_000_000_000_000L, new BigDecimal("1e400"));
    }

    @Test
    void rupees() {
        takes(InputType.RUPEES, 0L, 450L, new BigDecimal("450.5"), new BigDecimal("0.01"));
        assertThat(InputType.RUPEES.read(new BigDecimal("450.00"))).contains(450L);
        assertThat(InputType.RUPEES.read(new BigDecimal("450.50"))).contains(new BigDecimal("450.5"));
        assertThat(InputType.RUPEES.read(12.25)).contains(new BigDecimal("12.25"));
        refuses(InputType.RUPEES, -1L, new BigDecimal("1.234"), "450", 1_000_000_000_000_000L, new BigDecimal("1e400"));
    }

    @Test
    void dateAndTime() {
        takes(InputType.DATE, "2026-11-21", "2028-02-29");
        refuses(InputType.DATE, "2026-02-29", "21.11.2026", "2026-11-21T00:00", "", 20261121L);
        takes(InputType.TIME, "19:30", "00:00");
        refuses(InputType.TIME, "24:00", "7:30", "19:30:00", "", 1930L);
    }

    @Test
    void phone() {
        takes(InputType.PHONE, "+919876543210", "09876543210", "080-6989 1522");
        assertThat(InputType.PHONE.read(9876543210L)).contains("9876543210");
        refuses(InputType.PHONE, "", "12345", "call me", "+91 98765 43210 98765 43210", -9876543210L);
    }

    @Test
    void trueOrFalse() {
        takes(InputType.BOOLEAN, true, false);
        refuses(InputType.BOOLEAN, "true", 1L);
    }

    @Test
    void items() {
        Map<String, Object> samosa = Map.of("name", "समोसा", "quantity", 2L);
        takes(InputType.ITEMS, List.of(samosa), Collections.nCopies(50, samosa));
        assertThat(InputType.ITEMS.read(List.of(Map.of("name", "चाय"))))
                .contains(List.of(Map.of("name", "चाय", "quantity", 1L)));
        refuses(
                InputType.ITEMS,
                List.of(),
                Collections.nCopies(51, samosa),
                "समोसा",
                List.of("समोसा"),
                List.of(Map.of("quantity", 2L)),
                List.of(Map.of("name", "", "quantity", 2L)),
                List.of(Map.of("name", "चाय", "quantity", "two")),
                List.of(Map.of("name", "चाय", "price", 10L)),
                new ArrayList<>(Collections.singletonList(null)),
                List.of(withoutQuantity()));
    }

    private static Map<String, Object> withoutQuantity() {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("name", "चाय");
        item.put("quantity", null);
        return item;
    }

    private static void takes(InputType type, Object... values) {
        for (Object value : values) {
            assertThat(type.read(value)).isEqualTo(Optional.of(value));
        }
    }

    private static void refuses(InputType type, Object... values) {
        for (Object value : values) {
            assertThat(type.read(value)).as("%s of %s", type, value).isEmpty();
        }
    }
}
