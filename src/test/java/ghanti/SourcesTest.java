package ghanti;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a reader of the sources may expect. */
class SourcesTest {

    private static final Path MAIN = Path.of("src/main/java");
    private static final int MOST_LINES = 400;
    private static final Pattern PUBLIC_TYPE =
            Pattern.compile("( *)public (?:static |final |sealed |abstract )*(?:class|record|interface|enum) .*");

    private static List<Path> sources() throws IOException {
        return sourcesIn(MAIN);
    }

    private static List<Path> sourcesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyPublicTypeSaysWhatItIs() throws IOException {
        List<String> silent = new ArrayList<>();
        int types = 0;
        for (Path file : sources()) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (PUBLIC_TYPE.matcher(lines.get(i)).matches()) {
                    types++;
                    if (!hasSentence(lines, i)) {
                        silent.add(file + ":" + (i + 1));
                    }
                }
            }
        }
        assertThat(types).isGreaterThan(50);
        assertThat(silent).as("public types without a sentence of javadoc").isEmpty();
    }

    /** Whether a comment ends above the declaration and its annotations, and has a sentence. */
    private static boolean hasSentence(List<String> lines, int declaration) {
        int indent = lines.get(declaration).indexOf("public");
        int end = declaration - 1;
        while (isAnnotation(lines.get(end), indent)) {
            end--;
        }
        int begin = end;
        while (lines.get(begin).strip().startsWith("*")) {
            begin--;
        }
        String comment = String.join(" ", lines.subList(begin, end + 1));
        return comment.strip().matches("/\\*\\*[ *]*[^ *@].*[.:?!][ *].*");
    }

    private static boolean isAnnotation(String line, int indent) {
        boolean continued = line.startsWith(" ", indent) && !line.endsWith("*/");
        return line.startsWith("@", indent) || continued;
    }

    @Test
    void everyPackageSaysWhatItIsAndChecksNulls() throws IOException {
        for (Path file : sources()) {
            Path description = file.resolveSibling("package-info.java");
            assertThat(description).exists();
            assertThat(description).content().startsWith("/**").contains("@NullMarked");
        }
    }

    @Test
    void noFileIsTooLongToRead() throws IOException {
        for (Path file : sourcesIn(Path.of("src"))) {
            assertThat(Files.readAllLines(file).size()).as("lines of %s", file).isLessThanOrEqualTo(MOST_LINES);
        }
    }
}
