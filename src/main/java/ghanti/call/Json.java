package ghanti.call;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the whole of ghanti reads and writes it: whole numbers are {@code Long}, others {@code BigDecimal}. */
public final class Json {

    /** Shared; thread-safe. Refuses fields it does not know and names that stand twice. */
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private Json() {}

    /** The object that text is, or empty if it is no JSON object. */
    public static Optional<Map<String, Object>> object(String text) {
        if (text.isBlank() || text.strip().charAt(0) != '{') {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(MAPPER.readValue(text, OBJECT));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** A value as compact JSON. */
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }
}
