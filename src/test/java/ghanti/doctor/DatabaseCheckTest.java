package ghanti.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.store.Database;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether the database opens, without opening it for long. */
class DatabaseCheckTest {

    @TempDir
    private Path folder;

    private String text(String... url) {
        return Findings.text(
                new DatabaseCheck(Optional.ofNullable(url.length == 0 ? null : url[0]), folder).findings());
    }

    @Test
    void whatIsNotThereYetCanBeMade() {
        assertThat(text()).startsWith("ok database: does not exist yet");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileThatOpensIsGoodAndOneInUseIsLeftAlone() throws Exception {
        Database.open(Optional.empty(), folder).close();
        assertThat(text()).startsWith("ok database: opens (H2, ");
        try (FileChannel file = FileChannel.open(folder.resolve("ghanti.mv.db"), StandardOpenOption.WRITE)) {
            assertThat(file.lock().isValid()).isTrue();
            assertThat(text()).isEqualTo("ok database: is open in a running server, which was left alone");
        }
        assertThat(text()).startsWith("ok database: opens");
    }

    @Test
    void aFolderThatIsNoneIsTold() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThat(Findings.text(new DatabaseCheck(Optional.empty(), file.resolve("data")).findings()))
                .startsWith("fail database: cannot be opened: " + file.toAbsolutePath() + " is no folder");
    }

    @Test
    void aBrokenFileIsTold() throws Exception {
        Files.writeString(folder.resolve("ghanti.mv.db"), "this is no database\n".repeat(1000));
        assertThat(text()).startsWith("fail database: cannot be opened: ");
    }

    @Test
    void aPostgresThatDoesNotAnswerIsToldWithoutItsPassword() {
        assertThat(text("postgres://shop:db-password-5@127.0.0.1:1/ghanti"))
                .startsWith("fail database: cannot be opened: ")
                .contains("127.0.0.1:1", "check DATABASE_URL")
                .doesNotContain("db-password-5");
        assertThat(text("jdbc:postgresql://127.0.0.1:port/ghanti?password=db-password-5"))
                .startsWith("fail database: cannot be opened: ")
                .doesNotContain("db-password-5");
        assertThat(text("mysql://a")).contains("fail database: cannot be opened: DATABASE_URL must be");
    }
}
