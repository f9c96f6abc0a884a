package ghanti.exotel;

import okhttp3.HttpUrl;

/**
 * An account at Exotel.
 *
 * @param baseUrl {@code https://api.in.exotel.com} or its like, without a path
 * @param callerId the ExoPhone shown to callees
 * @param appId the app (flow) calls are connected to
 */
public record ExotelAccount(
        HttpUrl baseUrl, String sid, String apiKey, String apiToken, String callerId, String appId) {

    /** Without the token, which must not reach a log. */
    @Override
    public String toString() {
        return "ExotelAccount[" + sid + " at " + baseUrl.host() + "]";
    }
}
