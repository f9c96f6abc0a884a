package ghanti.flow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a callee may say instead of pressing a key.
 *
 * @param groups whose words in any language count
 * @param own further words, or phrases of several, by language
 */
public record Words(List<WordGroup> groups, Map<String, List<String>> own) {

    public Words {
        groups = List.copyOf(groups);
        Map<String, List<String>> copy = new LinkedHashMap<>();
        own.forEach((language, words) -> copy.put(language, List.copyOf(words)));
        own = Collections.unmodifiableMap(copy);
    }
}
