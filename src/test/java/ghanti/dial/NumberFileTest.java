package ghanti.dial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumberFileTest {

    private static final String TEXT = """
            # nobody rings these
            98765 43210 asked us to stop
            080-6989-1522, ours
            "+919876543211";the owner
            09876543212
            """;

    @TempDir
    Path folder;

    @Test
    void readsNumbersAsPeopleWriteThem() throws Exception {
        Path file = Files.writeString(folder.resolve("never.txt"), TEXT);
        NumberFile list = new NumberFile(file);
        assertThat(list.reason("+919876543210")).contains("asked us to stop");
        assertThat(list.reason("+918069891522")).contains("ours");
        assertThat(list.reason("+919876543211")).contains("the owner");
        assertThat(list.reason("+919876543212")).contains("in the file");
        assertThat(list.reason("+919876543213")).isEmpty();
        assertThat(NumberFile.faults(TEXT)).isEmpty();
    }

    @Test
    void namesLinesThatAreNoNumber() {
        assertThat(NumberFile.faults("98765 43210\nbadline here\n12\n"))
                .containsExactly(
                        "line 2 does not begin with a phone number such as +919876543210",
                        "line 3 does not begin with a phone number such as +919876543210");
    }

    @Test
    void aChangedFileCountsAndAVanishedOneIsNotForgotten() throws Exception {
        Path file = Files.writeString(folder.resolve("never.txt"), "98765 43210 asked");
        NumberFile list = new NumberFile(file);
        assertThat(list.reason("+919876543210")).isPresent();
        Files.writeString(file, "98765 43211 somebody else");
        assertThat(list.reason("+919876543210")).isEmpty();
        Files.delete(file);
        assertThat(list.reason("+919876543211")).isPresent();
    }
}
