package ghanti.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.h2.api.ErrorCode;

/** Looks whether the database can be opened, and changes nothing there: a running server keeps its file. */
public final class DatabaseProbe {

    private DatabaseProbe() {}

    /** What was found. */
    public sealed interface Found {

        /** It answers. */
        record Answers(String what) implements Found {}

        /** A server has the file open. */
        record InUse() implements Found {}

        /** There is none yet, and one can be made. */
        record NotYet(Path folder) implements Found {}

        /** It cannot be opened. */
        record Closed(String reason) implements Found {}
    }

    /**
     * Looks.
     *
     * @param url as in the setting DATABASE_URL, or empty for an H2 file
     * @param folder where that file lies
     */
    public static Found look(Optional<String> url, Path folder) {
        try {
            if (url.isEmpty()) {
                return file(folder.toAbsolutePath());
            }
            DatabaseUrl address = DatabaseUrl.of(url.get());
            return open(
                    address, address.isPostgres() ? "PostgreSQL" : "H2", address.isPostgres() ? "" : ";IFEXISTS=TRUE");
        } catch (IllegalArgumentException e) {
            return new Found.Closed(String.valueOf(e.getMessage()));
        }
    }

    private static Found file(Path folder) {
        Path nearest = folder;
        while (!Files.exists(nearest) && nearest.getParent() != null) {
            nearest = nearest.getParent();
        }
        if (!Files.isDirectory(nearest)) {
            return new Found.Closed(nearest + " is no folder");
        }
        if (!Files.isWritable(nearest)) {
            return new Found.Closed("the folder " + nearest + " cannot be written by this user");
        }
        Path database = folder.resolve("ghanti.mv.db");
        if (!Files.exists(database)) {
            return new Found.NotYet(folder);
        }
        if (!Files.isWritable(database)) {
            return new Found.Closed("the file " + database + " cannot be written by this user");
        }
        return open(DatabaseUrl.inFolder(folder), size(database), ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r");
    }

    /** Drivers repeat an address they cannot read, and it may hold a password. */
    private static String withoutAddress(String message, String jdbc) {
        return message.replace(jdbc, "the address").replaceAll("(?i)password=[^&;\\s]*", "password=…");
    }

    private static String size(Path database) {
        try {
            return "H2, " + Math.max(1, Files.size(database) / 1024 / 1024) + " MB";
        } catch (IOException e) {
            return "H2";
        }
    }

    private static Found open(DatabaseUrl address, String what, String options) {
        Properties properties = new Properties();
        Optional.ofNullable(address.user()).ifPresent(user -> properties.setProperty("user", user));
        Optional.ofNullable(address.password()).ifPresent(password -> properties.setProperty("password", password));
        if (address.isPostgres()) {
            properties.setProperty("connectTimeout", "5");
            properties.setProperty("socketTimeout", "10");
        }
        try (Connection connection = DriverManager.getConnection(address.jdbc() + options, properties)) {
            return connection.isValid(5) ? new Found.Answers(what) : new Found.Closed("it does not answer");
        } catch (SQLException e) {
            return e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1
                    ? new Found.InUse()
                    : new Found.Closed(withoutAddress(String.valueOf(e.getMessage()), address.jdbc()));
        }
    }
}
