package ghanti.exotel;

import java.util.Optional;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * An account at Exotel.
 *
 * @param baseUrl {@code https://api.in.exotel.com} or its like, without a path
 * @param callerId the ExoPhone shown to callees
 * @param appId the app (flow) calls are connected to; empty where they go another way
 * @param way what dialled phones are connected to
 * @param voicebotNumber the ExoPhone whose app begins with a Voicebot
 */
public record ExotelAccount(
        HttpUrl baseUrl,
        String sid,
        String apiKey,
        String apiToken,
        String callerId,
        String appId,
        DialWay way,
        Optional<String> voicebotNumber) {

    /** An account whose calls are connected to an app. */
    public ExotelAccount(HttpUrl baseUrl, String sid, String apiKey, String apiToken, String callerId, String appId) {
        this(baseUrl, sid, apiKey, apiToken, callerId, appId, DialWay.APP, Optional.empty());
    }

    /** An address under the account, such as {@code /v1/Accounts/exampletenant1/Calls.json}. */
    public HttpUrl.Builder address(String... segments) {
        HttpUrl.Builder address =
                baseUrl.newBuilder().addPathSegments("v1/Accounts").addPathSegment(sid);
        for (String segment : segments) {
            address.addPathSegment(segment);
        }
        return address;
    }

    /** A request with the account's credentials. */
    public Request.Builder request(HttpUrl url) {
        return new Request.Builder().url(url).header("Authorization", Credentials.basic(apiKey, apiToken));
    }

    /** Without the token, which must not reach a log. */
    @Override
    public String toString() {
        return "ExotelAccount[" + sid + " at " + baseUrl.host() + "]";
    }
}
