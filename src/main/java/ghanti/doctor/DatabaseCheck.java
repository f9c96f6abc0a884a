package ghanti.doctor;

import ghanti.store.DatabaseProbe;
import ghanti.store.DatabaseProbe.Found;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether calls can be stored. */
public final class DatabaseCheck {

    private static final String CHECK = "database";

    private final Optional<String> url;
    private final Path folder;

    /**
     * Looks at the database of the settings.
     *
     * @param url as in DATABASE_URL, or empty for an H2 file
     * @param folder where that file lies
     */
    public DatabaseCheck(Optional<String> url, Path folder) {
        this.url = url;
        this.folder = folder;
    }

    /** Looks. */
    public List<Finding> findings() {
        Found found = DatabaseProbe.look(url, folder);
        if (found instanceof Found.Answers answers) {
            return List.of(Finding.ok(CHECK, "opens (" + answers.what() + ")"));
        }
        if (found instanceof Found.InUse) {
            return List.of(Finding.ok(CHECK, "is open in a running server, which was left alone"));
        }
        if (found instanceof Found.NotYet notYet) {
            return List.of(Finding.ok(CHECK, "does not exist yet and can be made in " + notYet.folder()));
        }
        String reason = found instanceof Found.Closed closed ? closed.reason() : "";
        String wayOut = url.isEmpty()
                ? "give the server's user the folder, or name another one with GHANTI_DATA"
                : "check DATABASE_URL, and that the database lets this machine in";
        return List.of(Finding.fail(CHECK, "cannot be opened: " + reason, wayOut));
    }
}
