package ghanti.tts;

import ghanti.provider.Complaint;
import ghanti.provider.Key;
import java.io.IOException;
import java.util.Locale;
import okhttp3.Headers;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;

/**
 * What a provider answered.
 *
 * @param whole false if it was more than {@link #MOST_BYTES}; then the rest was not read
 */
record Answer(int status, Headers headers, ByteString body, boolean whole) {

    /** Five minutes of 16-bit sound at 24 kHz are 14 MB; a prompt is far shorter. */
    static final int MOST_BYTES = 16 * 1024 * 1024;

    static Answer read(Response response) throws IOException {
        BufferedSource source = response.body().source();
        boolean whole = !source.request(MOST_BYTES + 1L);
        Buffer buffer = new Buffer();
        buffer.write(source, Math.min(source.getBuffer().size(), MOST_BYTES));
        return new Answer(response.code(), response.headers(), buffer.readByteString(), whole);
    }

    boolean isSuccessful() {
        return status / 100 == 2;
    }

    /** A header's value, empty if it is not there. */
    String header(String name) {
        String value = headers.get(name);
        return value == null ? "" : value;
    }

    /** What the provider says is wrong. */
    Complaint complaint(Key key) {
        return Complaint.in(
                body.substring(0, Math.min(body.size(), Complaint.MOST_BYTES)).utf8(), key);
    }

    /** The media type without parameters, in small letters; empty if none was named. */
    String type() {
        String type = header("Content-Type");
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
