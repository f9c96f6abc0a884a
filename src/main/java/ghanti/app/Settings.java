package ghanti.app;

import ghanti.exotel.ExotelAccount;
import ghanti.live.RedisAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Everything a server can be told, checked.
 *
 * @param publicUrl how Exotel reaches it, without a slash at the end
 * @param webhookTokens the first goes into new addresses
 * @param mostStreams at once on this server
 * @param recordingDays how long recordings of streams are kept
 * @param resultSecrets {@code whsec_} and base64, one or two; all of them sign
 */
record Settings(
        String host,
        int port,
        Optional<String> publicUrl,
        Optional<String> databaseUrl,
        Path data,
        Path flows,
        List<String> webhookTokens,
        List<String> apiKeys,
        Optional<URI> resultUrl,
        List<String> resultSecrets,
        Optional<ExotelAccount> exotel,
        DialSettings dial,
        List<String> fetchHosts,
        AudioSettings audio,
        int mostStreams,
        Optional<RedisAddress> redis,
        int recordingDays) {

    /** Says nothing: most of it is secret. */
    @Override
    public String toString() {
        return "Settings[" + host + ":" + port + "]";
    }
}
