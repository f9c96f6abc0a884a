package ghanti.speech;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.flow.Format;
import ghanti.flow.InputType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of formats in docs/flow-language.md says what is heard. */
class FormatsPageTest {

    private static final Path PAGE = Path.of("docs/flow-language.md");

    static List<String[]> rows() throws IOException {
        String page = Files.readString(PAGE);
        String section = page.substring(page.indexOf("### Formats"), page.indexOf("### As sound"));
        return section.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(2, line.length() - 2).split(" \\| ", -1))
                .toList();
    }

    @Test
    void everyFormatIsThere() throws IOException {
        assertThat(rows())
                .extracting(row -> row[0].replace("`", ""))
                .containsExactlyElementsOf(
                        Stream.of(Format.values()).map(Format::word).toList());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isHeardAsTheTableSays(String name, String types, String value, String hindi, String english) {
        Format format = Format.of(name.replace("`", "")).orElseThrow();
        Set<InputType> said = new HashSet<>();
        for (InputType type : InputType.values()) {
            if (types.equals("all") || Arrays.asList(types.split(", ", -1)).contains(type.word())) {
                said.add(type);
            }
        }
        assertThat(Stream.of(InputType.values()).filter(format::speaks)).containsExactlyInAnyOrderElementsOf(said);
        InputType type = types.equals("all")
                ? InputType.TEXT
                : InputType.of(types.split(", ", -1)[0]).orElseThrow();
        assertThat(Saying.value("hi", type, read(type, value), format.word())).isEqualTo(hindi);
        assertThat(Saying.value("en", type, read(type, value), format.word())).isEqualTo(english);
    }

    private static Object read(InputType type, String value) {
        return switch (type) {
            case NUMBER -> Long.valueOf(value);
            case RUPEES -> new BigDecimal(value);
            case BOOLEAN -> Boolean.valueOf(value);
            case ITEMS -> Saying.items("समोसा", 2, "चाय", 1);
            default -> value;
        };
    }
}
