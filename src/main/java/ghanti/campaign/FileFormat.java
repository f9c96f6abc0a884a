package ghanti.campaign;

import ghanti.flow.Flow;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** How the rows of a campaign are written. */
public enum FileFormat {
    CSV("text/csv"),
    JSON_LINES("application/x-ndjson");

    private final String mediaType;

    FileFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The format of a Content-Type, if it is one of these. */
    public static Optional<FileFormat> of(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        for (FileFormat format : values()) {
            if (format.mediaType.equals(type)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** As the header Content-Type has it. */
    public String mediaType() {
        return mediaType;
    }

    Rows rows(InputStream in, Flow flow) throws IOException {
        Characters text = new Characters(new InputStreamReader(in, StandardCharsets.UTF_8));
        return this == CSV ? new CsvRows(text, flow) : new JsonRows(text);
    }
}
