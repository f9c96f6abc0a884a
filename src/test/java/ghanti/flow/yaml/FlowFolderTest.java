package ghanti.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghanti.flow.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowFolderTest {

    private final Path folder;
    private final FlowFolder reader = new FlowFolder(new FlowReader(Map.<String, String>of()::get));

    FlowFolderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void readsTheFlowsOfAFolderAndNothingElse() throws IOException {
        Files.writeString(folder.resolve("pickup.yaml"), flow("pickup"));
        Files.writeString(folder.resolve("delivery.yaml"), flow("delivery"));
        Files.writeString(folder.resolve("notes.txt"), "not a flow");
        Files.writeString(folder.resolve("old.yaml.bak"), "not a flow");
        Files.createDirectory(folder.resolve("archive"));

        FlowFolder.Contents contents = reader.readAll(folder);

        assertThat(contents.problems()).isEmpty();
        assertThat(contents.haveErrors()).isFalse();
        assertThat(contents.flows()).containsOnlyKeys("delivery", "pickup");
        assertThat(contents.flows().values().stream()
                        .map(source -> source.file().text()))
                .containsExactly(flow("delivery"), flow("pickup"));
    }

    @Test
    void aBadFlowDoesNotHideTheOthers() throws IOException {
        Path bad = folder.resolve("bad.yaml");
        Files.writeString(bad, flow("good"));
        Files.writeString(folder.resolve("good.yaml"), flow("good"));

        FlowFolder.Contents contents = reader.readAll(folder);

        assertThat(contents.haveErrors()).isTrue();
        assertThat(contents.flows()).containsOnlyKeys("good");
        assertThat(contents.problems())
                .map(Problem::toString)
                .containsExactly(
                        bad + ":1:7: error: the file is bad.yaml, so this must be \"flow: bad\", not \"good\"");
    }

    @Test
    void tellsWhichFilesAreNoText() throws IOException {
        Path latin = folder.resolve("latin.yaml");
        Files.write(latin, "title: café".getBytes(StandardCharsets.ISO_8859_1));
        Path large = folder.resolve("large.yaml");
        Files.writeString(large, " ".repeat(1_000_001));
        Path missing = folder.resolve("missing.yaml");
        Path directory = Files.createDirectory(folder.resolve("directory.yaml"));

        assertThat(reader.read(List.of(latin, large, missing, directory)).problems())
                .map(Problem::toString)
                .containsExactly(
                        latin + ":1:1: error: the file is not UTF-8 text",
                        large + ":1:1: error: the file is larger than 1000000 bytes",
                        missing + ":1:1: error: there is no such file",
                        directory + ":1:1: error: this is a folder; name the files in it, or the folder with --flows");
    }

    @Test
    void aFolderThatIsNotThereIsAnErrorOfItsOwn() {
        assertThatThrownBy(() -> reader.readAll(folder.resolve("nowhere"))).isInstanceOf(NoSuchFileException.class);
    }

    private static String flow(String name) {
        return "flow: " + name + "\nlanguages: hi\nstart: bye\nnodes: {bye: {type: end, outcome: done}}\n";
    }
}
